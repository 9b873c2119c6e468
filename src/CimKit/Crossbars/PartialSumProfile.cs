using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>How often each analogue partial sum occurred in one layer with ideal cells: what converter ranges are chosen from.</summary>
public sealed record PartialSumProfile
{
    private readonly long[] counts;

    internal PartialSumProfile(LayerTiling tiling)
    {
        Tiling = tiling;
        counts = new long[tiling.Slicing.Digits * (tiling.ActiveRows + 1) * (tiling.LargestSum + 1)];
    }

    /// <summary>Digits of a weight; each has its own converter range.</summary>
    public int Digits => Tiling.Slicing.Digits;

    internal LayerTiling Tiling { get; }

    internal Span<long> Counts(int digit, int activeRows)
    {
        var sums = Tiling.LargestSum + 1;
        return counts.AsSpan((digit * (Tiling.ActiveRows + 1) + activeRows) * sums, sums);
    }

    internal void Add(PartialSumProfile other)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i] += other.counts[i];
    }

    /// <summary>Distinct values at the converter's input, in cell steps, and how often each occurred, ascending.</summary>
    /// <param name="digit">0 is the least significant.</param>
    /// <param name="scheme">Column minus dummy, or the column by itself.</param>
    /// <param name="offset">Conductance of the off state in cell steps, (R − 1)/(on/off ratio − 1); only matters for Separate.</param>
    public IReadOnlyList<(double Value, long Count)> Values(int digit, ConversionScheme scheme, double offset = 0)
    {
        var histogram = new SortedDictionary<double, long>();
        var dummy = Tiling.Slicing.DummyDigit(digit);
        for (var active = 0; active <= Tiling.ActiveRows; active++)
        {
            var row = Counts(digit, active);
            for (var sum = 0; sum < row.Length; sum++)
                if (row[sum] > 0)
                {
                    var value = scheme == ConversionScheme.Differential ? sum - dummy * active : sum + offset * active;
                    histogram[value] = histogram.GetValueOrDefault(value) + row[sum];
                    if (scheme == ConversionScheme.Separate)
                        histogram[dummy * active + offset * active] = histogram.GetValueOrDefault(dummy * active + offset * active) + row[sum];
                }
        }
        return histogram.Select(pair => (pair.Key, pair.Value)).ToArray();
    }
}
