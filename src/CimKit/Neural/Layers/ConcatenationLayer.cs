using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Channels of maps, one map after the other.</summary>
internal sealed class ConcatenationLayer : ILayerModule
{
    public Tensor Run(IReadOnlyList<Tensor> inputs) => cat(inputs.ToList(), 1);
}
