using CimKit.Foundation;
using MathNet.Numerics.Statistics;

namespace CimKit.Devices.Fitting;

/// <summary>Noise of repeated reads of one cell: white noise, and telegraph noise between two levels if there is any.</summary>
/// <remarks>
/// White noise enters two neighbouring differences with opposite sign, slow noise hardly enters any: σ² = −Cov of neighbouring
/// differences. The two levels are a mixture of two normals of equal width, by expectation maximisation, kept
/// if it beats one normal by the Bayesian information criterion. Source: first principles.
/// </remarks>
public sealed record ReadNoiseFit
{
    private ReadNoiseFit()
    {
    }

    /// <summary>Mean conductance.</summary>
    [Unit("S")]
    public required double Mean { get; init; }

    /// <summary>Standard deviation of all samples.</summary>
    [Unit("S")]
    public required double Sigma { get; init; }

    /// <summary>Standard deviation of the part that neighbouring samples do not share.</summary>
    [Unit("S")]
    public required double WhiteSigma { get; init; }

    /// <summary>Standard deviation of the part that neighbouring samples share.</summary>
    [Unit("S")]
    public double SlowSigma => Math.Sqrt(Math.Max(0, Sigma * Sigma - WhiteSigma * WhiteSigma));

    /// <summary>Telegraph noise; null if one level describes the samples as well.</summary>
    public required TelegraphNoise? Telegraph { get; init; }

    /// <summary>The fit.</summary>
    /// <param name="samples">Siemens, at equal distances of time; at least 100, not all equal.</param>
    /// <param name="interval">Time between two samples.</param>
    /// <exception cref="ArgumentException">Too few samples, or one that is not finite.</exception>
    public static ReadNoiseFit Of(IReadOnlyList<double> samples, [Unit("s")] double interval)
    {
        Require.Positive(interval, "s", nameof(interval));
        if (samples.Count < 100 || !samples.All(double.IsFinite) || samples.Max() == samples.Min())
            throw new ArgumentException($"samples must hold at least 100 finite numbers that are not all equal; got {samples.Count}.", nameof(samples));
        var sigma = samples.StandardDeviation();
        return new()
        {
            Mean = samples.Mean(),
            Sigma = sigma,
            WhiteSigma = Math.Min(sigma, White(samples)),
            Telegraph = TelegraphNoise.Find(samples, interval),
        };
    }

    private static double White(IReadOnlyList<double> samples)
    {
        var differences = samples.Skip(1).Zip(samples, (later, earlier) => later - earlier).ToArray();
        return Math.Sqrt(Math.Max(0, -ArrayStatistics.Covariance(differences[..^1], differences[1..])));
    }
}
