using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Crossbars;

/// <summary>Non-linear references from calibration values: edges half way between levels, or levels amid edges.</summary>
/// <remarks>Source: [Lloyd1982]; first principles.</remarks>
internal static class NonlinearReferences
{
    private const int MostRounds = 500;

    /// <summary>Levels are the means of their intervals, edges lie half way between levels; starts from a density of p^(1/3).</summary>
    public static NonlinearQuantizer LloydMax(ValueDistribution values, AdcDesign adc)
    {
        var codes = 1 << adc.Bits;
        var distinct = values.Values.Select(pair => pair.Value).ToArray();
        if (distinct.Length <= codes)
            return Build(values, distinct, adc);
        var levels = Parts(values, codes, count => Math.Cbrt(count)).Select(part => part.Mean).ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            var means = Means(values, Middles(levels), levels);
            if (means.SequenceEqual(levels))
                break;
            levels = means;
        }
        return Build(values, levels, adc);
    }

    /// <summary>
    /// Every interval holds about as many values; a value that is more frequent has a code of its own, the rest shares the
    /// others.
    /// </summary>
    public static NonlinearQuantizer Quantile(ValueDistribution values, AdcDesign adc)
    {
        var parts = Parts(values, 1 << adc.Bits, count => count);
        var edges = parts.Zip(parts.Skip(1), (below, above) => 0.5 * (below.Last + above.First)).ToArray();
        var levels = parts.Select(part => part.Mean).ToArray();
        if (adc.Scheme == ConversionScheme.Differential)
            levels[edges.Count(edge => edge <= 0)] = 0;
        return new(edges, levels, values.Low, values.High);
    }

    /// <summary>Levels of a converter of someone's own; a value gets the nearest.</summary>
    public static NonlinearQuantizer Own(ValueDistribution values, AdcDesign adc)
    {
        var levels = adc.Levels!.Place(values.Values, adc.Bits).ToArray();
        InvalidDesignException.ThrowIfAny($"Levels of {adc.Levels}", Problems(levels, adc.Bits));
        return new(Middles(levels), levels, levels[0], levels[^1]);
    }

    private static IEnumerable<string> Problems(double[] levels, int bits)
    {
        if (levels.Length < 1 || levels.Length > 1 << bits)
            yield return $"There must be 1 to {1 << bits} levels at {bits} bit; got {levels.Length}.";
        if (!levels.All(double.IsFinite))
            yield return "Every level must be finite.";
        foreach (var (lower, upper) in levels.Zip(levels.Skip(1)).Where(pair => pair.First >= pair.Second).Take(1))
            yield return FormattableString.Invariant($"Levels must rise; got {lower:G6} before {upper:G6}.");
    }

    /// <summary>Cuts the values into parts of about the same weight, one for each code at most.</summary>
    private static List<Part> Parts(ValueDistribution values, int codes, Func<long, double> weigh)
    {
        var parts = new List<Part>();
        var rest = values.Values.Sum(pair => weigh(pair.Count));
        var (open, weight) = (default(Part), 0.0);
        foreach (var (value, count) in values.Values)
        {
            var added = weigh(count);
            var target = (weight + rest) / (codes - parts.Count);
            if (open.Count > 0 && parts.Count < codes - 1 && weight + added - target > target - weight)
            {
                // A heavy value does not join the light ones before it.
                parts.Add(open);
                (open, weight) = (default, 0);
            }
            open = open.With(value, count);
            (weight, rest) = (weight + added, rest - added);
        }
        parts.Add(open);
        return parts;
    }

    private static NonlinearQuantizer Build(ValueDistribution values, double[] levels, AdcDesign adc)
    {
        if (adc.Scheme == ConversionScheme.Differential)
            levels = KeepZero(levels, 1 << adc.Bits);
        return new(Middles(levels), levels, values.Low, values.High);
    }

    /// <summary>Zero gets a code, or the level of the values around it: rows that are off must not add up.</summary>
    private static double[] KeepZero(double[] levels, int codes)
    {
        if (levels.Length < codes)
            return [.. levels.Append(0.0).Distinct().Order()];
        var nearest = Enumerable.Range(0, levels.Length).MinBy(index => Math.Abs(levels[index]));
        return [.. levels.Select((level, index) => index == nearest ? 0 : level)];
    }

    private static double[] Middles(double[] levels) =>
        Enumerable.Range(1, levels.Length - 1).Select(index => 0.5 * (levels[index - 1] + levels[index])).ToArray();

    /// <summary>Means of the values in every interval; an empty interval keeps its level.</summary>
    private static double[] Means(ValueDistribution values, double[] edges, double[] levels)
    {
        var (sums, counts) = (new double[levels.Length], new long[levels.Length]);
        var code = 0;
        foreach (var (value, count) in values.Values)
        {
            while (code < edges.Length && value >= edges[code])
                code++;
            (sums[code], counts[code]) = (sums[code] + value * count, counts[code] + count);
        }
        return levels.Select((level, index) => counts[index] == 0 ? level : sums[index] / counts[index]).ToArray();
    }

    private readonly record struct Part(double First, double Last, double Sum, long Count)
    {
        public double Mean => Sum / Count;

        public Part With(double value, long count) => new(Count == 0 ? value : First, value, Sum + value * count, Count + count);
    }
}
