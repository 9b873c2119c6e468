using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>One layer with weights, ready to be run: where its inputs come from and how sums become codes.</summary>
internal sealed class LayerPlan
{
    public LayerPlan(ShapedLayer shaped, QuantizedLayer quantized, InputFormat format, bool isLast)
    {
        (Shaped, Quantized, Format, IsLast) = (shaped, quantized, format, isLast);
        Specified = (WeightedLayerSpec)shaped.Layer;
        Rows = Specified.WeightRows(shaped.Input);
        Positions = shaped.Output.Height * shaped.Output.Width;
        Multiplier = Spread(quantized.Multiplier, 1);
        Offset = Spread(quantized.Offset, 0);
    }

    public ShapedLayer Shaped { get; }

    public WeightedLayerSpec Specified { get; }

    public QuantizedLayer Quantized { get; }

    /// <summary>Codes the layer reads.</summary>
    public InputFormat Format { get; }

    public bool IsLast { get; }

    /// <summary>Rows of the unrolled weight matrix.</summary>
    public int Rows { get; }

    public int Outputs => Specified.Outputs;

    /// <summary>Output positions of one image.</summary>
    public int Positions { get; }

    /// <summary>One per output.</summary>
    public double[] Multiplier { get; }

    /// <summary>One per output.</summary>
    public double[] Offset { get; }

    /// <summary>The layer cut into arrays.</summary>
    public LayerTiling Tile(int weightBits, ArrayDesign design) => new(
        Quantized.WeightCodes, Outputs, weightBits, design.Rows, design.CellBits, Format, design.Encoding, design.InputBitsPerCycle);

    private double[] Spread(IReadOnlyList<double> numbers, double absent) => Enumerable.Range(0, Outputs)
        .Select(output => numbers.Count == 0 ? absent : numbers[numbers.Count == 1 ? 0 : output]).ToArray();
}
