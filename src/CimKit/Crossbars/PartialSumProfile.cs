using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>How often each analogue partial sum occurred in one layer with ideal cells: what converter ranges are chosen from.</summary>
public sealed record PartialSumProfile
{
    private const int MostBins = 1 << 16;
    private readonly long[] counts;

    internal PartialSumProfile(LayerTiling tiling)
    {
        Tiling = tiling;
        counts = new long[tiling.Slicing.Digits * (IsBySum ? (tiling.ActiveRows + 1) * (tiling.LargestSum + 1) : MostBins)];
    }

    /// <summary>Digits of a weight; each has its own converter range.</summary>
    public int Digits => Tiling.Slicing.Digits;

    internal LayerTiling Tiling { get; }

    /// <summary>True if sums of columns are counted by active rows; false if differences are counted in bins.</summary>
    internal bool IsBySum => IsCountedBySum(Tiling);

    /// <summary>Bit-serial inputs and a dummy column: the value at the converter follows from sum and active rows.</summary>
    internal static bool IsCountedBySum(LayerTiling tiling) =>
        !tiling.Slicing.IsPair && tiling.Cycles.BitsPerCycle == 1 && tiling.Slicing.CellBits <= 4;

    internal Span<long> Counts(int digit, int activeRows)
    {
        var sums = Tiling.LargestSum + 1;
        return counts.AsSpan((digit * (Tiling.ActiveRows + 1) + activeRows) * sums, sums);
    }

    /// <summary>Counts a difference of columns.</summary>
    internal void Count(int digit, float value) =>
        counts[digit * MostBins + (int)((value - Tiling.Reach(digit).Smallest) / BinWidth(digit))]++;

    /// <summary>Differences in one bin: 1 if all fit.</summary>
    private int BinWidth(int digit)
    {
        var (smallest, largest) = Tiling.Reach(digit);
        return (int)Math.Ceiling((largest - smallest + 1) / MostBins);
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
        if (!IsBySum)
            return Differences(digit);
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

    private List<(double Value, long Count)> Differences(int digit)
    {
        var (smallest, width) = (Tiling.Reach(digit).Smallest, BinWidth(digit));
        var values = new List<(double, long)>();
        for (var bin = 0; bin < MostBins; bin++)
            if (counts[digit * MostBins + bin] is > 0 and var count)
                values.Add((smallest + bin * (double)width + (width - 1) / 2.0, count));
        return values;
    }
}
