using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;

namespace CimKit.Neural.Arrays;

/// <summary>What the cells of a design make of weights: read off arrays on which every weight code is programmed many times.</summary>
internal static class CellSpread
{
    private const int Copies = 64;

    /// <summary>Root mean square of (weight as read − weight), in units of the largest weight; all codes count alike.</summary>
    /// <param name="design">Cells; the converters do not matter.</param>
    /// <param name="weightBits">Word length of the weights.</param>
    public static double Relative(ArrayDesign design, int weightBits)
    {
        var limit = (1 << (weightBits - 1)) - 1;
        var rows = 2 * limit + 1;
        var codes = new sbyte[Copies * rows];
        for (var index = 0; index < codes.Length; index++)
            codes[index] = (sbyte)(index % rows - limit);
        var network = new QuantizedNetwork
        {
            Spec = new NetworkSpec
            {
                Name = "every code", Input = new TensorShape(rows, 1, 1), Layers = [new Linear { Name = "codes", Outputs = Copies, HasRelu = false }],
            },
            WeightBits = weightBits,
            ActivationBits = 8,
            InputCodesPerUnit = 1,
            Layers = [new QuantizedLayer { Name = "codes", WeightCodes = codes, Multiplier = [1] }],
        };
        var plan = new NetworkPlan(network).Layers[0];
        var exact = design with { Adc = AdcDesign.Ideal };
        var cells = new CrossbarLayer(plan, plan.Tile(weightBits, exact), exact, null, new SeedTree(design.Seed)["spread"]);
        var (vector, sums, total) = (new byte[rows], new double[Copies], 0.0);
        var product = cells.CreateProduct();
        for (var row = 0; row < rows; row++)
        {
            vector[row] = 1;
            product.VectorNumber = row;
            product.Multiply(vector, sums);
            vector[row] = 0;
            total += sums.Sum(sum => (sum - (row - limit)) * (sum - (row - limit)));
        }
        return Math.Sqrt(total / codes.Length) / limit;
    }
}
