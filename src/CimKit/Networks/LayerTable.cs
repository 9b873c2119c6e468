using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>The layers of a network that hold weights, in order: what mapping and estimation read.</summary>
/// <remarks>
/// A row tells the size of its own input map, so residual branches and concatenated inputs need no graph: each layer
/// states how many channels it reads.
/// </remarks>
public sealed record LayerTable
{
    /// <summary>Name shown to people.</summary>
    public required string Name { get; init => field = Require.NotBlank(value); }

    /// <summary>One row a layer, in order of execution.</summary>
    public required IReadOnlyList<LayerTableRow> Rows { get; init; }

    /// <summary>Operations of one image, over all layers.</summary>
    public long Operations(Fidelity fidelity) => Rows.Sum(row => row.Operations(fidelity));

    /// <summary>Everything that is wrong; empty if the table can be mapped.</summary>
    public IReadOnlyList<string> Problems() => Rows.Count == 0
        ? ["Rows must hold at least one layer; got none."]
        : [.. Rows.SelectMany((row, index) => row.Problems().Select(problem => $"layer {index + 1}: {problem}"))];

    /// <summary>The table of a feed-forward network: its weighted layers with the shapes they read.</summary>
    /// <exception cref="InvalidDesignException">A layer does not fit its input.</exception>
    public static LayerTable FromNetwork(NetworkSpec network)
    {
        var shaped = network.Shapes();
        return new LayerTable
        {
            Name = network.Name,
            Rows = [.. Enumerable.Range(0, shaped.Count)
                .Where(index => shaped[index].Layer is WeightedLayerSpec)
                .Select(index => Row(shaped[index], index + 1 < shaped.Count && shaped[index + 1].Layer is Pooling))],
        };
    }

    private static LayerTableRow Row(ShapedLayer shaped, bool hasPooling) => shaped.Layer is Convolution convolution
        ? new LayerTableRow
        {
            InputHeight = shaped.Input.Height,
            InputWidth = shaped.Input.Width,
            InputChannels = shaped.Input.Channels,
            KernelHeight = convolution.Kernel,
            KernelWidth = convolution.Kernel,
            Outputs = convolution.Outputs,
            HasPooling = hasPooling,
            Stride = convolution.Stride,
            Padding = convolution.Padding,
        }
        : new LayerTableRow
        {
            InputHeight = 1,
            InputWidth = 1,
            InputChannels = shaped.Input.Count,
            KernelHeight = 1,
            KernelWidth = 1,
            Outputs = ((WeightedLayerSpec)shaped.Layer).Outputs,
            HasPooling = hasPooling,
        };
}
