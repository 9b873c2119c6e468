using CimKit.Foundation;

namespace CimKit.Devices.Fitting;

/// <summary>Noise about a fitted pulse response, as fractions of its range: spread of a pulse, and noise of a read, told apart by their signs.</summary>
/// <remarks>
/// With e the measured less the fitted step of consecutive pulses: a spread of pulses is independent of its neighbour, an error of
/// a read enters two neighbours with opposite sign, so σ_read² = −Cov(e_i, e_{i+1}) and σ_c² = Var(e) + 2·Cov(e_i, e_{i+1}).
/// Source: first principles.
/// </remarks>
public sealed record PulseNoise
{
    /// <summary>Root of the mean of e²/Δn: an upper bound of the spread of a pulse that counts the noise of reads twice.</summary>
    [Unit("1")]
    public required double NaiveSigma { get; init; }

    /// <summary>Correlation of neighbouring e: near 0 pulses spread, near −½ reads are noisy.</summary>
    [Unit("1")]
    public required double NeighbourCorrelation { get; init; }

    /// <summary>Standard deviation of one read.</summary>
    [Unit("1")]
    public required double ReadSigma { get; init; }

    /// <summary>Standard deviation of one pulse.</summary>
    [Unit("1")]
    public required double CycleToCycleSigma { get; init; }

    /// <summary>Noise of a train.</summary>
    /// <param name="pulses">Pulse numbers.</param>
    /// <param name="measured">Normalised measured values.</param>
    /// <param name="fitted">Normalised fitted values.</param>
    internal static PulseNoise Of(IReadOnlyList<int> pulses, double[] measured, double[] fitted)
    {
        var (steps, naive) = (new double[measured.Length - 1], 0.0);
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = measured[i + 1] - measured[i] - (fitted[i + 1] - fitted[i]);
            naive += steps[i] * steps[i] / (pulses[i + 1] - pulses[i]) / steps.Length;
        }
        var mean = steps.Average();
        var variance = steps.Sum(step => (step - mean) * (step - mean)) / steps.Length;
        var covariance = 0.0;
        for (var i = 1; i < steps.Length; i++)
            covariance += (steps[i - 1] - mean) * (steps[i] - mean) / (steps.Length - 1);
        return new()
        {
            NaiveSigma = Math.Sqrt(naive),
            NeighbourCorrelation = variance == 0 ? 0 : covariance / variance,
            ReadSigma = Math.Sqrt(Math.Max(0, -covariance)),
            CycleToCycleSigma = Math.Sqrt(Math.Max(0, variance + 2 * covariance)),
        };
    }
}
