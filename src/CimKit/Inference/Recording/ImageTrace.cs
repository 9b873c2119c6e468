using CimKit.Data;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Traces;

namespace CimKit.Inference.Recording;

/// <summary>What an integer network does with one image, as the hardware side reads it: no arrays, no libtorch.</summary>
public static class ImageTrace
{
    /// <summary>Runs one image in exact integers and keeps the weights and the input vectors of every layer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">Images of the network's input shape.</param>
    /// <param name="image">Number of the image, from 0.</param>
    /// <returns>One trace for every row of the network's layer table; unsigned codes keep their bits, the highest first.</returns>
    /// <exception cref="InvalidDesignException">The network cannot be run.</exception>
    /// <exception cref="ArgumentException">There is no such image or it has another shape.</exception>
    public static RunTrace Of(QuantizedNetwork network, ImageSet images, int image = 0)
    {
        Require.InRange(image, 0, images.Count - 1, name: nameof(image));
        var plan = new NetworkPlan(network);
        var recorders = plan.Layers.Select(layer => new VectorRecorder(new ExactProduct(new ExactWeights(layer)))).ToArray();
        ImageLoop.Run(
            plan, images.Slice(image, 1), 1, () => new ImageRunner(plan, recorders), new double[plan.Classes], null, CancellationToken.None);
        return new RunTrace
        {
            Table = LayerTable.FromNetwork(network.Spec),
            WeightBits = network.WeightBits,
            ActivationBits = network.ActivationBits,
            Layers = [.. plan.Layers.Zip(recorders, (layer, recorder) => new LayerTrace
            {
                Name = layer.Name,
                Weights = Weights(layer, network.WeightBits),
                Inputs = Inputs(recorder.Codes, layer.Rows, network.ActivationBits),
            })],
        };
    }

    private static WeightMatrix Weights(LayerPlan layer, int bits)
    {
        var codes = new short[layer.Rows * layer.Outputs];
        for (var output = 0; output < layer.Outputs; output++)
            for (var row = 0; row < layer.Rows; row++)
                codes[row * layer.Outputs + output] = layer.Codes.Span[output * layer.Rows + row];
        return new WeightMatrix(layer.Rows, layer.Outputs, bits, codes);
    }

    private static InputCycles Inputs(IReadOnlyList<byte> codes, int rows, int bits)
    {
        var (perCycle, vectors) = (InputCycles.WordsFor(rows), codes.Count / rows);
        var words = new ulong[checked(vectors * bits * perCycle)];
        for (var index = 0; index < codes.Count; index++)
        {
            var (vector, row) = Math.DivRem(index, rows);
            for (var bit = 0; bit < bits; bit++)
                words[(vector * bits + bit) * perCycle + (row >> 6)] |= (ulong)(codes[index] >> (bits - 1 - bit) & 1) << (row & 63);
        }
        return new InputCycles(rows, vectors * bits, words);
    }
}
