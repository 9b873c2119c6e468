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

    /// <summary>Value that all but a part of the values do not exceed, interpolated between neighbours.</summary>
    /// <param name="part">0 to 1: the part that lies above.</param>
    public double Above(double part) => Tail(part, Enumerable.Range(0, Values.Count).Reverse());

    /// <summary>Value that all but a part of the values do not fall short of, interpolated between neighbours.</summary>
    /// <param name="part">0 to 1: the part that lies below.</param>
    public double Below(double part) => Tail(part, Enumerable.Range(0, Values.Count));

    private double Tail(double part, IEnumerable<int> inwards)
    {
        var (target, beyond, previous) = (part * Total, 0L, (int?)null);
        foreach (var index in inwards)
        {
            if (previous is { } outer)
            {
                var within = beyond + Values[outer].Count;
                if (within >= target)
                    return Values[outer].Value + (target - beyond) / Values[outer].Count * (Values[index].Value - Values[outer].Value);
                beyond = within;
            }
            previous = index;
        }
        return Values[previous!.Value].Value;
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
