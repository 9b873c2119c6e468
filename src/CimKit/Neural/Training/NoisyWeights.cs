using CimKit.Neural.Layers;
using CimKit.Neural.Tensors;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>Weights as one mini-batch sees them: noise, and some of them left out.</summary>
/// <param name="noise">How strong.</param>
/// <param name="factor">What is multiplied by it: 0 at the beginning of the training, then 1.</param>
/// <param name="dropped">Probability that a weight is left out.</param>
/// <param name="random">Stream of this mini-batch.</param>
internal sealed class NoisyWeights(WeightNoise noise, double factor, double dropped, Generator random) : IWeightDisturbance
{
    public Tensor Apply(Tensor weights, double reach)
    {
        using var scope = NewDisposeScope();
        using var plain = no_grad();
        var disturbed = weights;
        if (factor > 0 && reach > 0)
            disturbed = weights + Sigmas(weights, reach) * randn(weights.shape, device: weights.device, generator: random);
        if (dropped > 0)
            disturbed = disturbed.ZeroWhere(rand(weights.shape, device: weights.device, generator: random).IsAtMost(dropped));
        return (ReferenceEquals(disturbed, weights) ? weights.clone() : disturbed).MoveToOuterDisposeScope();
    }

    private Tensor Sigmas(Tensor weights, double reach)
    {
        var part = weights.abs().Times(1 / reach).Limited(0, 1);
        return part.Times(noise.Quadratic).Plus(noise.Linear).mul(part).Plus(noise.Constant).relu_().Times(factor * reach);
    }
}
