using CimKit.Foundation;

namespace CimKit.Inference.PostTraining;

/// <summary>How a trained float network is quantised.</summary>
public sealed record PostTrainingOptions
{
    /// <summary>Word length of the weights, sign included.</summary>
    [Unit("bit")]
    public int WeightBits { get; init => field = Require.InRange(value, 2, 8, "bit"); } = 8;

    /// <summary>Word length of the activations.</summary>
    [Unit("bit")]
    public int ActivationBits { get; init => field = Require.InRange(value, 2, 8, "bit"); } = 8;

    /// <summary>True if activations that cannot be negative use the whole word; false for a sign bit everywhere.</summary>
    public bool HasUnsignedActivations { get; init; } = true;

    /// <summary>How ranges of activations are chosen; weights always take their largest magnitude, output by output.</summary>
    public RangeMethod Range { get; init; } = RangeMethod.LeastSquares;
}
