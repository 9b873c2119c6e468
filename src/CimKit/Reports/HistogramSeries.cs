using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>How often values fall into bins.</summary>
public sealed record HistogramSeries : Series
{
    /// <summary>Counted bins.</summary>
    /// <param name="name">Name in the legend; empty to leave it out.</param>
    /// <param name="edges">Edges of the bins, ascending.</param>
    /// <param name="counts">Height of each bin, one fewer than edges.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, edges do not ascend, or a value is not finite.</exception>
    public HistogramSeries(string name, IEnumerable<double> edges, IEnumerable<double> counts)
        : base(name)
    {
        Edges = SeriesData.Copy(edges, nameof(Edges), Title);
        if (Edges.Count < 2)
            throw new ArgumentException($"{Title}: Edges must hold at least 2 values; got {Edges.Count}.", nameof(edges));
        Counts = SeriesData.CopySame(counts, Edges.Count - 1, nameof(Counts), Title);
        for (var i = 1; i < Edges.Count; i++)
            if (Edges[i] <= Edges[i - 1])
                throw new ArgumentException($"{Title}: Edges must ascend; Edges[{i}] does not.", nameof(edges));
        SeriesData.RequireNotNegative(Counts, nameof(Counts), Title);
    }

    /// <summary>Edges of the bins, ascending.</summary>
    public IReadOnlyList<double> Edges { get; }

    /// <summary>Height of each bin.</summary>
    public IReadOnlyList<double> Counts { get; }

    /// <inheritdoc/>
    public override IEnumerable<double> XValues => [Edges[0], Edges[^1]];

    /// <inheritdoc/>
    public override IEnumerable<double> YValues => Counts;

    /// <summary>Counts values into bins of equal width over their range.</summary>
    /// <param name="name">Name in the legend; empty to leave it out.</param>
    /// <param name="values">Values to count; at least one.</param>
    /// <param name="bins">Number of bins, 1 to 10,000.</param>
    /// <exception cref="ArgumentException">No value, or one that is not finite.</exception>
    public static HistogramSeries Count(string name, IEnumerable<double> values, int bins = 40)
    {
        var all = SeriesData.Copy(values, nameof(values), $"HistogramSeries '{name}'");
        if (all.Count == 0)
            throw new ArgumentException($"HistogramSeries '{name}': values must hold at least 1 value; got 0.", nameof(values));
        var (low, high) = (all.Min(), all.Max());
        if (high - low < Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-12 || high == low)
            (low, high) = low == 0 ? (-0.5, 0.5) : (low - (0.5 * Math.Abs(low)), low + (0.5 * Math.Abs(low)));
        return Count(name, all, low, high, bins);
    }

    /// <summary>Counts integers, one bin a value.</summary>
    /// <param name="name">Name in the legend; empty to leave it out.</param>
    /// <param name="values">Values to count; at least one, spread over at most 10,000.</param>
    /// <exception cref="ArgumentException">No value, or too wide a spread.</exception>
    public static HistogramSeries Count(string name, IEnumerable<int> values)
    {
        var all = values.Select(value => (double)value).ToArray();
        if (all.Length == 0)
            throw new ArgumentException($"HistogramSeries '{name}': values must hold at least 1 value; got 0.", nameof(values));
        var (low, high) = (all.Min() - 0.5, all.Max() + 0.5);
        return Count(name, all, low, high, Require.InRange((int)Math.Min(high - low, int.MaxValue), 1, 10_000, name: "bins"));
    }

    /// <inheritdoc/>
    internal override IEnumerable<string> Problems(Axis x, Axis y) =>
        SeriesData.NumberProblems(this, x, "X", XValues);

    private static HistogramSeries Count(string name, IReadOnlyList<double> values, double low, double high, int bins)
    {
        Require.InRange(bins, 1, 10_000, name: nameof(bins));
        var counts = new double[bins];
        foreach (var value in values)
            counts[Math.Min((int)((value - low) / (high - low) * bins), bins - 1)]++;
        return new HistogramSeries(
            name, Enumerable.Range(0, bins + 1).Select(i => low + ((high - low) * i / bins)), counts);
    }
}
