using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>What a layer does to the outputs of those it reads.</summary>
internal interface ILayerModule
{
    /// <summary>Output of the layer; the caller owns it. Inputs are not changed.</summary>
    Tensor Run(IReadOnlyList<Tensor> inputs);
}
