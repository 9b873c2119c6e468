using CimKit.Networks;

namespace CimKit.Reports;

/// <summary>A network as a table.</summary>
public static class NetworkReports
{
    /// <summary>One row a layer: what it is, shape of its output, weights, multiply-accumulate operations for one image.</summary>
    /// <exception cref="Foundation.InvalidDesignException">A layer does not fit its input.</exception>
    public static Table ToTable(this NetworkSpec network)
    {
        var layers = network.Shapes();
        return new Table(
            $"{network.Name}: {layers.Sum(layer => layer.Weights):N0} weights on {network.Input} images",
            new TextColumn("Layer", layers.Select(layer => layer.Layer.Name)),
            new TextColumn("Kind", layers.Select(layer => Kind(layer.Layer))),
            new TextColumn("Output", layers.Select(layer => layer.Output.ToString())),
            new IntegerColumn("Weight rows", "1", layers.Select(layer => (long?)(layer.Layer as WeightedLayerSpec)?.WeightRows(layer.Input))),
            new IntegerColumn("Weights", "1", layers.Select(layer => Unless0(layer.Weights))),
            new IntegerColumn("Multiply-accumulates", "1", layers.Select(layer => Unless0(layer.MultiplyAccumulates))));
    }

    private static long? Unless0(long count) => count == 0 ? null : count;

    private static string Kind(LayerSpec layer) => layer switch
    {
        Convolution convolution => $"convolution {convolution.Kernel}×{convolution.Kernel}"
            + (convolution.Padding > 0 ? $", padding {convolution.Padding}" : "")
            + (convolution.Stride > 1 ? $", stride {convolution.Stride}" : "")
            + (convolution.Groups > 1 ? $", {convolution.Groups} groups" : ""),
        Linear => "fully connected",
        Pooling pooling => $"{Kind(pooling.Kind)} pooling {pooling.Size}×{pooling.Size}"
            + (pooling.Stride != pooling.Size ? $", stride {pooling.Stride}" : ""),
        GlobalPooling pooling => $"global {Kind(pooling.Kind)} pooling",
        PaddedShortcut => "padded shortcut",
        JoinSpec => $"{layer.GetType().Name.ToLowerInvariant()} of {string.Join(", ", layer.Inputs)}",
        _ => layer.GetType().Name,
    };

    private static string Kind(PoolingKind kind) => kind == PoolingKind.Maximum ? "max" : "average";
}
