using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Sums of a layer as arrays deliver them.</summary>
internal interface IArrayProduct
{
    /// <summary>Σ W·X of every output and position.</summary>
    /// <param name="inputs">Integer codes, images first; not changed.</param>
    /// <param name="weights">Integer codes, outputs first; not changed.</param>
    /// <param name="shape">Shape of the result.</param>
    /// <returns>No gradient; the caller owns it.</returns>
    Tensor Sums(Tensor inputs, Tensor weights, long[] shape);
}
