using CimKit.Devices;
using CimKit.Foundation;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CimKit.Reports;

/// <summary>Programmed cells growing older: retention over time, and conductances of every level.</summary>
/// <remarks>Shown are drawn cells: the line is their median, the band holds the middle 68 %.</remarks>
public static class CellAges
{
    private const int Steps = 4;
    private const int Bins = 60;

    /// <summary>Conductance over time of cells programmed to evenly spaced levels, by a statistical model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="levels">Levels from end to end of the model's range, 2 or more.</param>
    /// <param name="from">First time.</param>
    /// <param name="to">Last time.</param>
    /// <param name="cells">Cells drawn for each level.</param>
    /// <param name="seed">Root of the draws.</param>
    public static Figure ToRetentionFigure(
        this IConductanceModel model, int levels = 5, [Unit("s")] double from = 1, [Unit("s")] double to = 1e9, int cells = 1000, ulong seed = 1) =>
        Retention($"Retention: {model}", model.Range, (target, time, draws) => model.At(target, time, draws), levels, from, to, cells, seed);

    /// <summary>Conductance over time of cells that begin exactly on evenly spaced levels, by a retention law.</summary>
    /// <param name="law">The law.</param>
    /// <param name="range">Conductances of the cell.</param>
    /// <param name="levels">Levels from end to end of the range, 2 or more.</param>
    /// <param name="from">First time.</param>
    /// <param name="to">Last time.</param>
    /// <param name="cells">Cells drawn for each level.</param>
    /// <param name="seed">Root of the draws.</param>
    public static Figure ToRetentionFigure(
        this IRetention law, ConductanceRange range, int levels = 5, [Unit("s")] double from = 1, [Unit("s")] double to = 1e9, int cells = 1000, ulong seed = 1) =>
        Retention($"Retention: {law}", range, (target, time, draws) => law.At(target, range, time, draws), levels, from, to, cells, seed);

    /// <summary>How the conductances of cells of every level are distributed at a time.</summary>
    /// <param name="model">The model.</param>
    /// <param name="time">Time after programming.</param>
    /// <param name="levels">Levels from end to end of the model's range, 2 or more.</param>
    /// <param name="cells">Cells drawn for each level.</param>
    /// <param name="seed">Root of the draws.</param>
    public static Figure ToLevelFigure(
        this IConductanceModel model, [Unit("s")] double time = 0, int levels = 4, int cells = 1000, ulong seed = 1)
    {
        var drawn = Draw(model, time, levels, cells, seed);
        var (low, high) = (drawn.Min(level => level.Cells.Min()), drawn.Max(level => level.Cells.Max()));
        var edges = Enumerable.Range(0, Bins + 1).Select(bin => low + (high - low) * bin / Bins).ToArray();
        return new(
            time == 0 ? $"Levels after programming: {model}" : FormattableString.Invariant($"Levels after {time:G6} s: {model}"),
            new Axis("Conductance", "S"), new Axis("Cells"),
            [.. drawn.Select((level, index) => new HistogramSeries($"level {index}", edges, Counts(level.Cells, low, high)))]);
    }

    /// <summary>Mean and spread of the conductances of every level at a time.</summary>
    /// <param name="model">The model.</param>
    /// <param name="time">Time after programming.</param>
    /// <param name="levels">Levels from end to end of the model's range, 2 or more.</param>
    /// <param name="cells">Cells drawn for each level.</param>
    /// <param name="seed">Root of the draws.</param>
    public static Table ToLevelTable(
        this IConductanceModel model, [Unit("s")] double time = 0, int levels = 4, int cells = 1000, ulong seed = 1)
    {
        var drawn = Draw(model, time, levels, cells, seed);
        return new(
            FormattableString.Invariant($"Levels of {model} after {time:G4} s, {cells} cells each"),
            new IntegerColumn("Level", "1", Enumerable.Range(0, levels)),
            new NumberColumn("Target", "S", drawn.Select(level => level.Target)),
            new NumberColumn("Mean", "S", drawn.Select(level => level.Cells.Mean())),
            new NumberColumn("Spread", "S", drawn.Select(level => level.Cells.StandardDeviation())),
            new NumberColumn("Lowest", "S", drawn.Select(level => level.Cells.Min())),
            new NumberColumn("Highest", "S", drawn.Select(level => level.Cells.Max())));
    }

    private static double[] Counts(double[] cells, double low, double high)
    {
        var counts = new double[Bins];
        foreach (var cell in cells)
            counts[Math.Clamp((int)((cell - low) / (high - low) * Bins), 0, Bins - 1)]++;
        return counts;
    }

    private static (double Target, double[] Cells)[] Draw(IConductanceModel model, double time, int levels, int cells, ulong seed) =>
        Targets(model.Range, levels).Select((target, level) => (target, Draws(seed, level, cells).Select(draws => model.At(target, time, draws)).ToArray())).ToArray();

    private static Figure Retention(
        string title, ConductanceRange range, Func<double, double, CellDraws, double> law, int levels, double from, double to, int cells, ulong seed)
    {
        Require.Positive(from, "s", nameof(from));
        Require.InRange(to, from, 1e12, "s", nameof(to));
        var times = Times(from, to);
        return new(title, new Axis("Time", "s").Logarithmic(), new Axis("Conductance", "S"),
            [.. Targets(range, levels).Select((target, level) => Line(target, times, Draws(seed, level, cells), law))]);
    }

    private static LineSeries Line(double target, double[] times, CellDraws[] draws, Func<double, double, CellDraws, double> law)
    {
        var sorted = times.Select(time => draws.Select(cell => law(target, time, cell)).Order().ToArray()).ToArray();
        return new LineSeries(Si.Format(target, "S"), times, sorted.Select(values => SortedArrayStatistics.Median(values)))
        {
            Band = new Band(
                sorted.Select(values => SortedArrayStatistics.Quantile(values, 0.16)), sorted.Select(values => SortedArrayStatistics.Quantile(values, 0.84))),
        };
    }

    private static double[] Times(double from, double to)
    {
        var count = Math.Max(1, (int)Math.Ceiling(Steps * Math.Log10(to / from)));
        return Enumerable.Range(0, count + 1).Select(step => from * Math.Pow(to / from, step / (double)count)).ToArray();
    }

    private static IEnumerable<double> Targets(ConductanceRange range, int levels)
    {
        Require.InRange(levels, 2, 64, name: nameof(levels));
        return Enumerable.Range(0, levels).Select(level => range.Conductance(level, levels));
    }

    private static CellDraws[] Draws(ulong seed, int level, int cells)
    {
        Require.InRange(cells, 10, 1_000_000, name: nameof(cells));
        var stream = new SeedTree(seed)["cells"][level];
        var normals = new double[3 * cells];
        Normal.Samples(stream["normal"].ToRandom(), normals, 0, 1);
        var uniform = stream["uniform"].ToRandom();
        return Enumerable.Range(0, cells)
            .Select(cell => new CellDraws(normals[3 * cell], normals[3 * cell + 1], uniform.NextDouble(), normals[3 * cell + 2])).ToArray();
    }
}
