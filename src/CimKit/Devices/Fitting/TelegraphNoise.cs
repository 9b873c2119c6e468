using CimKit.Foundation;
using MathNet.Numerics.Statistics;

namespace CimKit.Devices.Fitting;

/// <summary>Random telegraph noise: a conductance that switches between two levels.</summary>
public sealed record TelegraphNoise
{
    private const int Iterations = 500;

    private TelegraphNoise()
    {
    }

    /// <summary>Distance of the two levels.</summary>
    [Unit("S")]
    public required double Amplitude { get; init; }

    /// <summary>Part of the time in the upper level.</summary>
    [Unit("1")]
    public required double UpperOccupancy { get; init; }

    /// <summary>Standard deviation about each level.</summary>
    [Unit("S")]
    public required double Sigma { get; init; }

    /// <summary>Mean stay in the upper level.</summary>
    [Unit("s")]
    public required double UpperDwell { get; init; }

    /// <summary>Mean stay in the lower level.</summary>
    [Unit("s")]
    public required double LowerDwell { get; init; }

    /// <summary>Two levels at least two of their standard deviations apart that beat one level by the information criterion; else null.</summary>
    internal static TelegraphNoise? Find(IReadOnlyList<double> samples, double interval)
    {
        var (mean, sigma) = (samples.Mean(), samples.PopulationStandardDeviation());
        var (low, high, width, upper) = (mean - sigma, mean + sigma, sigma / 2, 0.5);
        var likelihood = double.NegativeInfinity;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var (weights, highSum, lowSum, squares, next) = (0.0, 0.0, 0.0, 0.0, 0.0);
            foreach (var sample in samples)
            {
                var (inHigh, inLow) = (upper * Density(sample - high, width), (1 - upper) * Density(sample - low, width));
                var part = inHigh + inLow > 0 ? inHigh / (inHigh + inLow) : sample > mean ? 1 : 0;
                next += Math.Log(Math.Max(inHigh + inLow, double.Epsilon));
                (weights, highSum, lowSum) = (weights + part, highSum + part * sample, lowSum + (1 - part) * sample);
                squares += part * (sample - high) * (sample - high) + (1 - part) * (sample - low) * (sample - low);
            }
            if (weights < 1 || samples.Count - weights < 1)
                return null;
            (low, high, upper, width) = (lowSum / (samples.Count - weights), highSum / weights, weights / samples.Count, Math.Sqrt(squares / samples.Count));
            if (next - likelihood < 1e-9 * Math.Abs(next))
                break;
            likelihood = next;
        }
        var single = samples.Sum(sample => Math.Log(Density(sample - mean, sigma)));
        var isBetter = 2 * (likelihood - single) > 2 * Math.Log(samples.Count);
        return isBetter && high - low > 2 * width ? Between(samples, interval, low, high, width, upper) : null;
    }

    private static TelegraphNoise Between(IReadOnlyList<double> samples, double interval, double low, double high, double width, double upper)
    {
        var switches = 0;
        var isHigh = samples[0] > (low + high) / 2;
        foreach (var sample in samples)
        {
            // Switched only when past the middle by one deviation: noise about a level is no switch.
            if (isHigh ? sample >= (low + high) / 2 - Math.Min(width, (high - low) / 4) : sample <= (low + high) / 2 + Math.Min(width, (high - low) / 4))
                continue;
            isHigh = !isHigh;
            switches++;
        }
        var stays = Math.Max(1, switches) / 2.0;
        return new()
        {
            Amplitude = high - low, UpperOccupancy = upper, Sigma = width,
            UpperDwell = samples.Count * interval * upper / stays, LowerDwell = samples.Count * interval * (1 - upper) / stays,
        };
    }

    private static double Density(double distance, double width) =>
        Math.Exp(-distance * distance / (2 * width * width)) / (width * Math.Sqrt(2 * Math.PI));
}
