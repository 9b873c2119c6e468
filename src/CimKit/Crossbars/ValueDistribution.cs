namespace CimKit.Crossbars;

/// <summary>Values at the converters of one digit of a layer and how often each occurred.</summary>
/// <param name="Values">Ascending, not empty.</param>
/// <param name="Sum">How errors of single conversions add up to errors of a layer's sums.</param>
internal sealed record ValueDistribution(IReadOnlyList<(double Value, long Count)> Values, SumWeights Sum)
{
    /// <summary>Smallest value.</summary>
    public double Low => Values[0].Value;

    /// <summary>Largest value.</summary>
    public double High => Values[^1].Value;

    /// <summary>Values counted.</summary>
    public long Total { get; } = Values.Sum(pair => pair.Count);

    /// <summary>Value below which a part of all values lies, interpolated between neighbours; their middles hold the parts between.</summary>
    /// <param name="part">0 to 1.</param>
    public double Percentile(double part)
    {
        var (target, below) = (part * Total, 0.0);
        for (var index = 0; index < Values.Count; index++)
        {
            var middle = below + 0.5 * Values[index].Count;
            if (middle >= target)
            {
                if (index == 0)
                    return Low;
                var before = below - 0.5 * Values[index - 1].Count;
                return Values[index - 1].Value + (target - before) / (middle - before) * (Values[index].Value - Values[index - 1].Value);
            }
            below += Values[index].Count;
        }
        return High;
    }

    /// <summary>Mean of the errors' magnitudes to a power.</summary>
    public double MeanError(IConverter converter, int order)
    {
        var sum = 0.0;
        foreach (var (value, count) in Values)
            sum += count * Power(Math.Abs(converter.Value(converter.Code(value)) - value), order);
        return sum / Total;
    }

    /// <summary>Squared error of a layer's sum per converted value.</summary>
    public double SumError(IConverter converter)
    {
        var (mean, squares) = (0.0, 0.0);
        foreach (var (value, count) in Values)
        {
            var error = converter.Value(converter.Code(value)) - value;
            (mean, squares) = (mean + count * error, squares + count * error * error);
        }
        (mean, squares) = (mean / Total, squares / Total);
        return Sum.Squares * (squares - mean * mean) + Sum.Mean * Sum.Mean * mean * mean;
    }

    private static double Power(double error, int order) => order switch
    {
        1 => error,
        2 => error * error,
        _ => Math.Pow(error, order),
    };
}
