using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>One weight matrix, ready to be run: where its inputs come from and how sums become codes.</summary>
/// <remarks>A layer with weights is one matrix; a grouped convolution is one per group.</remarks>
internal sealed class LayerPlan
{
    public LayerPlan(ShapedLayer shaped, QuantizedLayer quantized, InputFormat format, bool isLast, int group = 0)
    {
        (Shaped, Quantized, Format, IsLast) = (shaped, quantized, format, isLast);
        Specified = (WeightedLayerSpec)shaped.Layer;
        Groups = (Specified as Convolution)?.Groups ?? 1;
        Rows = Specified.WeightRows(shaped.Input);
        Outputs = Specified.Outputs / Groups;
        (FirstOutput, Channels) = (group * Outputs, shaped.Input.Channels / Groups);
        FirstChannel = group * Channels;
        Name = Groups == 1 ? quantized.Name : $"{quantized.Name} group {group + 1}";
        Codes = quantized.WeightCodes.Slice(FirstOutput * Rows, Outputs * Rows);
        Positions = shaped.Output.Height * shaped.Output.Width;
        Multiplier = Spread(quantized.Multiplier, 1);
        Offset = Spread(quantized.Offset, 0);
    }

    /// <summary>Name of the layer, and of the group if it has several.</summary>
    public string Name { get; }

    public ShapedLayer Shaped { get; }

    public WeightedLayerSpec Specified { get; }

    public QuantizedLayer Quantized { get; }

    /// <summary>Codes the layer reads.</summary>
    public InputFormat Format { get; }

    public bool IsLast { get; }

    /// <summary>Groups of the layer.</summary>
    public int Groups { get; }

    /// <summary>First of the channels that are read.</summary>
    public int FirstChannel { get; }

    /// <summary>Channels that are read.</summary>
    public int Channels { get; }

    /// <summary>Weight codes [output, row].</summary>
    public ReadOnlyMemory<sbyte> Codes { get; }

    /// <summary>Rows of the unrolled weight matrix.</summary>
    public int Rows { get; }

    /// <summary>Columns of the weight matrix.</summary>
    public int Outputs { get; }

    /// <summary>Number of the first of them among the layer's outputs.</summary>
    public int FirstOutput { get; }

    /// <summary>Output positions of one image.</summary>
    public int Positions { get; }

    /// <summary>One per output.</summary>
    public double[] Multiplier { get; }

    /// <summary>One per output.</summary>
    public double[] Offset { get; }

    /// <summary>The matrix cut into arrays.</summary>
    public LayerTiling Tile(int weightBits, ArrayDesign design) => new(
        Codes, Outputs, weightBits, design.Rows, design.CellBits, Format, design.Encoding, design.InputBitsPerCycle);

    private double[] Spread(IReadOnlyList<double> numbers, double absent) => Enumerable.Range(FirstOutput, Outputs)
        .Select(output => numbers.Count == 0 ? absent : numbers[numbers.Count == 1 ? 0 : output]).ToArray();
}
