using CimKit.Inference.Sweeps;

namespace CimKit.Reports;

/// <summary>Accuracies of a sweep as figures.</summary>
public static class AccuracyFigures
{
    private const int MostBands = 2;

    /// <summary>
    /// Accuracy against one quantity, a line for each combination of the others, or bars where it is no number, and the software's
    /// accuracy across. The spread over chips is a band around one or two lines on a logarithmic axis, and error bars elsewhere.
    /// </summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="quantity">Name of the quantity along the axis; null for the one with the most numbers.</param>
    /// <exception cref="ArgumentException">The sweep does not vary it.</exception>
    public static Figure ToFigure(this SweepResult sweep, string? quantity = null)
    {
        var lines = new SweepLines(sweep, quantity);
        var shown = lines.Quantity;
        var positions = Positions(shown);
        var axis = new Axis(shown.Name, shown.Unit);
        var zero = shown.Numbers.ToList().IndexOf(0);
        return new Figure(
            $"{sweep.Network} on arrays: {shown.Name}",
            IsLogarithmic(shown) ? axis.Logarithmic() : shown.IsNumeric ? axis : axis.Of(shown.Labels),
            new Axis("Accuracy", "%"),
            [.. lines.Lines.Select(line => shown.IsNumeric ? (Series)Line(line, lines, positions) : Bars(line, lines))])
        {
            References = [ReferenceLine.Horizontal(100 * sweep.SoftwareAccuracy, "software")],
            Annotations = IsLogarithmic(shown) && zero >= 0
                ? [new Annotation(positions[zero], 100 * sweep.Rows.Min(row => row.Mean - row.Spread), shown.Labels[zero])]
                : [],
            Origin = sweep.Provenance.Origin(),
        };
    }

    /// <summary>Accuracy against every quantity that is a number of two values or more, side by side.</summary>
    /// <exception cref="Foundation.InvalidDesignException">There is none.</exception>
    public static FigureGrid ToFigures(this SweepResult sweep)
    {
        var names = sweep.Quantities.Where(quantity => quantity.IsNumeric && quantity.Labels.Count > 1).Select(quantity => quantity.Name).ToList();
        Foundation.InvalidDesignException.ThrowIfAny("Sweep", names.Count > 0 ? [] : ["Quantities must hold at least 1 of two or more numbers; got 0."]);
        return new FigureGrid($"{sweep.Network} on arrays", [.. names.Select(name => sweep.ToFigure(name))]);
    }

    private static bool IsLogarithmic(SweptQuantity quantity) =>
        quantity is { IsNumeric: true, IsLogarithmic: true } && quantity.Numbers.All(number => number >= 0) && quantity.Numbers.Any(number => number > 0);

    /// <summary>Where values lie. Zero, which a logarithmic axis does not have, lies a decade before the smallest number, and is named there.</summary>
    private static double[] Positions(SweptQuantity quantity) => !quantity.IsNumeric
        ? [.. Enumerable.Range(0, quantity.Labels.Count).Select(index => (double)index)]
        : IsLogarithmic(quantity)
            ? [.. quantity.Numbers.Select(number => number > 0 ? number : quantity.Numbers.Where(other => other > 0).Min() / 10)]
            : [.. quantity.Numbers];

    private static LineSeries Line(IGrouping<string, SweepRow> line, SweepLines lines, double[] positions)
    {
        var rows = line.OrderBy(row => positions[lines.IndexOf(row)]).ToList();
        var (means, spreads) = (rows.Select(row => 100 * row.Mean).ToList(), rows.Select(row => 100 * row.Spread).ToList());
        var hasSpread = rows.Any(row => row.Accuracies.Count > 1);
        var hasBand = IsLogarithmic(lines.Quantity) && lines.Lines.Count <= MostBands;
        return new(Name(line), rows.Select(row => positions[lines.IndexOf(row)]), means)
        {
            HasMarkers = true,
            Error = hasSpread && !hasBand ? spreads : [],
            Band = hasSpread && hasBand ? new Band(means.Zip(spreads, (mean, spread) => mean - spread), means.Zip(spreads, (mean, spread) => mean + spread)) : null,
        };
    }

    private static BarSeries Bars(IGrouping<string, SweepRow> line, SweepLines lines)
    {
        var rows = line.OrderBy(lines.IndexOf).ToList();
        return new(Name(line), rows.Select(row => 100 * row.Mean))
        {
            Error = rows.Any(row => row.Accuracies.Count > 1) ? [.. rows.Select(row => 100 * row.Spread)] : [],
        };
    }

    private static string Name(IGrouping<string, SweepRow> line) => line.Key.Length == 0 ? "on arrays" : line.Key;
}
