using CimKit.Networks;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Every second row and column, and channels of zeros before and behind.</summary>
internal sealed class ShortcutLayer(PaddedShortcut spec, ShapedLayer shaped) : ILayerModule
{
    public Tensor Run(IReadOnlyList<Tensor> inputs)
    {
        using var scope = NewDisposeScope();
        var step = TensorIndex.Slice(null, null, spec.Stride);
        var before = spec.ChannelsBefore(shaped.Input);
        var kept = inputs[0].index(TensorIndex.Colon, TensorIndex.Colon, step, step);
        return nn.functional.pad(kept, [0, 0, 0, 0, before, spec.Outputs - shaped.Input.Channels - before]).MoveToOuterDisposeScope();
    }
}
