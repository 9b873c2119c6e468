using CimKit.Foundation;

namespace CimKit.Neural.Training;

/// <summary>Numbers counted in 65 equal bins whose middle ones lie from −range to range; 0 is in the middle of the middle one.</summary>
/// <remarks>The range is a power of two, so that bins are the same wherever numbers have about the same size. Source: first principles.</remarks>
/// <param name="Range">Middle of the last bin, a power of two.</param>
/// <param name="Counts">Numbers of each bin; those beyond are in the outer ones.</param>
public sealed record ValueHistogram([property: Unit("1")] double Range, IReadOnlyList<long> Counts)
{
    private const int Half = 32;

    /// <summary>Middle of a bin.</summary>
    /// <param name="bin">Number of the bin, 0 to 64.</param>
    public double Middle(int bin) => (bin - Half) * Range / Half;

    /// <summary>Counts numbers.</summary>
    /// <param name="values">Numbers; those that are none are left out.</param>
    /// <param name="range">Range; the smallest power of two that holds all if null.</param>
    internal static ValueHistogram Of(ReadOnlySpan<float> values, double? range = null)
    {
        var largest = 0f;
        foreach (var value in values)
            largest = float.IsFinite(value) ? MathF.Max(largest, MathF.Abs(value)) : largest;
        var limit = range ?? (largest == 0 ? 1 : Math.ScaleB(1, (int)Math.Ceiling(Math.Log2(largest))));
        var counts = new long[2 * Half + 1];
        foreach (var value in values)
        {
            if (!float.IsNaN(value))
                counts[(int)Math.Clamp(Math.Round(value / limit * Half, MidpointRounding.ToEven) + Half, 0, 2 * Half)]++;
        }
        return new(limit, counts);
    }
}
