using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>What becomes of weights on their way into a training pass.</summary>
internal interface IWeightDisturbance
{
    /// <summary>The weights that forward and backward pass compute with.</summary>
    /// <param name="weights">Any shape; not changed.</param>
    /// <param name="reach">Largest magnitude that the cells hold, in the unit of the weights.</param>
    /// <returns>Same shape, no gradient; the caller owns it.</returns>
    Tensor Apply(Tensor weights, double reach);
}
