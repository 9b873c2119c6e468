using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Neural.Training;

/// <summary>Training that expects what a chip does to weights: noise in every pass, so that a network is found which bears it.</summary>
/// <remarks>
/// Forward and backward pass of a mini-batch compute with one draw of disturbed weights; the gradient is applied to the clean
/// ones, and clean ones are tested and exported. Source: [Joshi2020].
/// </remarks>
/// <example><code>
/// var options = TrainingOptions.Quick with { Awareness = HardwareAwareness.Of(design, factor: 1.5) };
/// </code></example>
public sealed record HardwareAwareness
{
    /// <summary>Additive noise of 5 % of the largest weight, where nothing is known of the device.</summary>
    public static HardwareAwareness Default { get; } = new();

    /// <summary>Noise as strong as the cells of a design make it.</summary>
    /// <param name="design">The arrays; their converters do not matter.</param>
    /// <param name="weightBits">Word length of the weights.</param>
    /// <param name="factor">1 to 1.5.</param>
    /// <exception cref="InvalidDesignException">The arrays cannot be built.</exception>
    public static HardwareAwareness Of(ArrayDesign design, int weightBits = 8, double factor = 1) =>
        new() { Noise = WeightNoise.Of(design, weightBits, factor) };

    /// <summary>Noise of the weights.</summary>
    public WeightNoise Noise { get; init; } = WeightNoise.Additive();

    /// <summary>Part of the training in which the noise rises from zero. Source: first principles.</summary>
    [Unit("1")]
    public double Ramp { get; init => field = Require.InRange(value, 0, 1); } = 0.1;

    /// <summary>Probability that a weight is left out of a mini-batch, as if its cell were dead.</summary>
    [Unit("1")]
    public double DropConnect { get; init => field = Require.InRange(value, 0, 0.9); }

    /// <summary>Weights are kept within that many standard deviations of their layer, 2.5 is usual; null for no limit.</summary>
    /// <remarks>For weights whose range is their largest one: float and ranges. Source: [Joshi2020].</remarks>
    [Unit("1")]
    public double? ClipDeviations { get; init => field = value is { } limit ? Require.InRange(limit, 0.5, 100) : null; }

    /// <summary>Weights are kept within ± that; null for no limit.</summary>
    [Unit("1")]
    public double? ClipLimit { get; init => field = value is { } limit ? Require.Positive(limit) : null; }

    /// <summary>Arrays that compute the last part of the training; null for none.</summary>
    public ArrayTraining? Arrays { get; init; }

    internal IEnumerable<string> Problems(bool isQuantized)
    {
        if (!Noise.IsFinite)
            yield return "Noise must be finite numbers.";
        if (Arrays is null)
            yield break;
        if (!isQuantized)
            yield return "Arrays must go with WeightBits up to 8: cells hold integers.";
        foreach (var problem in Arrays.Problems())
            yield return "Arrays: " + problem;
    }
}
