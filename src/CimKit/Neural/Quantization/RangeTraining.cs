using CimKit.Foundation;

namespace CimKit.Neural.Quantization;

/// <summary>Integers by ranges: every output's weights and every layer's activations have a scale of their own.</summary>
/// <remarks>
/// Weights are divided by their largest magnitude and rounded to codes symmetric about zero. An activation range is that of a
/// percentile over the first batches; then it is learned: its gradient is that of rounding and clipping with a straight-through
/// estimator. Batch normalisation stays as it is, and ends in the multipliers of the integer network. Source: [Wu2020] for the
/// weights, [Esser2020] for the gradient of a range.
/// </remarks>
public sealed record RangeTraining
{
    /// <summary>True if the gradient moves the ranges; false if they follow a running mean of the percentile.</summary>
    public bool IsLearned { get; init; } = true;

    /// <summary>Part of the magnitudes that lie in the range when it is calibrated. Source: first principles; 0.999 to 0.99999 are usual.</summary>
    [Unit("1")]
    public double Percentile { get; init => field = Require.InRange(value, 0.5, 1); } = 0.9995;

    /// <summary>Batches after which a learned range is no longer calibrated.</summary>
    public int CalibrationBatches { get; init => field = Require.InRange(value, 1, 1_000_000); } = 16;

    /// <summary>True for a weight range per output, false for one per layer.</summary>
    public bool HasRangePerOutput { get; init; } = true;
}
