using CimKit.Experiments.DesignSpaces;
using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>Explored design spaces as tables and figures.</summary>
public static class DesignSpaceReports
{
    private static readonly (DesignQuantity Quantity, string Heading)[] Costs =
    [
        (DesignQuantity.Energy, "Energy"), (DesignQuantity.Latency, "Time"), (DesignQuantity.Area, "Area"), (DesignQuantity.LeakagePower, "Leakage"),
    ];

    /// <summary>One row a design, a column an axis: choices, accuracy with its spread over chips, and cost; why it is impossible, if one is.</summary>
    public static Table ToTable(this DesignPoints points)
    {
        List<TableColumn> columns =
        [
            .. points.Space.Axes.Select((axis, place) => new TextColumn(axis.Name, points.All.Select(point => point.Design.Labels[place]))),
            .. Figures(points.All),
        ];
        if (points.Impossible.Any())
            columns.Add(new TextColumn("Impossible because", points.All.Select(point => string.Join(' ', point.Problems))));
        return new Table($"{Words(points)}: {points.All.Count:N0} designs", columns);
    }

    /// <summary>One row a design, named by the choices in which those shown differ: accuracy with its spread over chips, and cost.</summary>
    /// <param name="points">The designs.</param>
    /// <param name="shown">Which of them, in this order, such as <see cref="DesignPoints.Pareto"/>.</param>
    public static Table ToComparison(this DesignPoints points, IReadOnlyList<DesignPoint> shown)
    {
        var differing = Enumerable.Range(0, points.Space.Axes.Count)
            .Where(axis => shown.Select(point => point.Design.Labels[axis]).Distinct().Count() != 1).ToArray();
        var common = shown.Count < 2 ? [] : Enumerable.Range(0, points.Space.Axes.Count).Except(differing).Select(axis => shown[0].Design.Labels[axis]).ToArray();
        var named = shown.Count < 2 ? Enumerable.Range(0, points.Space.Axes.Count) : differing;
        return new Table(
            $"{shown.Count:N0} of {points.Different.Count():N0} designs" + (common.Length > 0 ? $", all {string.Join(", ", common)}" : ""),
            [
                new TextColumn("Design", shown.Select(point => string.Join(", ", named.Select(axis => point.Design.Labels[axis])))),
                .. Figures(shown),
            ]);
    }

    /// <summary>One row a reason for which designs are impossible, the most frequent first; no row if all can be built.</summary>
    public static Table ToProblemTable(this DesignPoints points)
    {
        var reasons = points.Impossible.SelectMany(point => point.Problems.Select(problem => (Problem: problem, point.Design)))
            .GroupBy(pair => pair.Problem, pair => pair.Design.Name).OrderByDescending(group => group.Count()).ToArray();
        return new Table(
            $"{points.Impossible.Count():N0} of {points.All.Count:N0} designs cannot be built",
            new TextColumn("Because", reasons.Select(group => group.Key)),
            new IntegerColumn("Designs", "1", reasons.Select(group => (long?)group.Count())),
            new TextColumn("Such as", reasons.Select(group => group.First())));
    }

    /// <summary>Every different design as a point, and a line through those that no other beats in both.</summary>
    /// <remarks>Pointing at a design tells its choices and figures. Error bars along the line are the spread over chips.</remarks>
    /// <param name="points">The designs.</param>
    /// <param name="x">What is along the horizontal axis; costs are logarithmic if they differ a hundredfold.</param>
    /// <param name="y">What is along the vertical axis.</param>
    /// <param name="marker">Axis whose choices have a marker each; null for the first.</param>
    /// <param name="color">Axis whose choices have a colour each; null for the second, or the first if there is no other.</param>
    /// <exception cref="ArgumentException">There is no axis of that name; the message lists the names.</exception>
    /// <exception cref="InvalidDesignException">No design is possible.</exception>
    public static Figure ToFigure(
        this DesignPoints points, DesignQuantity x = DesignQuantity.Energy, DesignQuantity y = DesignQuantity.Accuracy,
        string? marker = null, string? color = null)
    {
        var possible = points.Different.ToArray();
        InvalidDesignException.ThrowIfAny("DesignPoints", possible.Length > 0 ? [] : ["there must be at least 1 design that can be built; got 0."]);
        var (shape, hue) = (Place(points, marker, 0), Place(points, color, Math.Min(1, points.Space.Axes.Count - 1)));
        var (across, up) = (DesignScale.Of(x, possible), DesignScale.Of(y, possible));
        var front = points.Pareto(y, x);
        return new Figure(
            $"{Words(points)}: {possible.Length:N0} designs", across.Axis, up.Axis,
            [
                .. possible.GroupBy(point => (Shape: Choice(points, point, shape), Hue: Choice(points, point, hue))).OrderBy(group => group.Key)
                    .Select(group => new ScatterSeries(Name(group.First(), shape, hue), group.Select(across.Of), group.Select(up.Of))
                    {
                        MarkerSize = 8, Marker = group.Key.Shape % 8, Color = group.Key.Hue, Details = [.. group.Select(Details)],
                    }),
                Line(front, across, up, y == DesignQuantity.Accuracy),
            ])
        {
            References = y == DesignQuantity.Accuracy ? [ReferenceLine.Horizontal(100 * points.SoftwareAccuracy, "software")] : [],
        };
    }

    private static IEnumerable<TableColumn> Figures(IReadOnlyList<DesignPoint> rows) =>
    [
        new NumberColumn("Accuracy", "%", rows.Select(point => 100 * point.Accuracy)) { Format = "F1" },
        new NumberColumn("±", "%", rows.Select(point => 100 * point.Spread)) { Format = "F1" },
        .. Costs.Select(cost => new NumberColumn(cost.Heading, cost.Quantity.Unit(), rows.Select(point => cost.Quantity.Of(point)))),
        new NumberColumn("Efficiency", "TOPS/W", rows.Select(point => point.EnergyEfficiency / Si.Tera)),
    ];

    private static LineSeries Line(IReadOnlyList<DesignPoint> front, DesignScale across, DesignScale up, bool hasErrors)
    {
        var sorted = front.DistinctBy(point => (across.Of(point), up.Of(point))).OrderBy(across.Of).ToArray();
        return new LineSeries("no other is better in both", sorted.Select(across.Of), sorted.Select(up.Of))
        {
            Color = 6, Dash = LineDash.Dash, Error = hasErrors ? [.. sorted.Select(point => 100 * point.Spread)] : [],
        };
    }

    internal static string Details(DesignPoint point) => string.Join('\n', [
        point.Design.Name,
        FormattableString.Invariant($"accuracy {100 * point.Accuracy:F1} %") + (point.Accuracies.Count > 1 ? FormattableString.Invariant($" ± {100 * point.Spread:F1} % over {point.Accuracies.Count} chips") : ""),
        $"{Si.Format(point.Energy, "J")} and {Si.Format(point.Latency, "s")} an image",
        FormattableString.Invariant($"{Si.Format(point.Area, "m²")}, {point.EnergyEfficiency / Si.Tera:G4} TOPS/W, leakage {Si.Format(point.LeakagePower, "W")}"),
    ]);

    internal static string Words(DesignPoints points) => $"{points.Provenance.Network} on {points.Provenance.Count:N0} images of {points.Provenance.Dataset}";

    private static string Name(DesignPoint point, int shape, int hue) =>
        shape == hue ? point.Design.Labels[shape] : $"{point.Design.Labels[shape]}, {point.Design.Labels[hue]}";

    private static int Choice(DesignPoints points, DesignPoint point, int axis) =>
        points.Space.Axes[axis].Choices.Select(choice => choice.Label).ToList().IndexOf(point.Design.Labels[axis]);

    private static int Place(DesignPoints points, string? name, int usual)
    {
        var names = points.Space.Axes.Select(axis => axis.Name).ToList();
        var place = name is null ? usual : names.IndexOf(name);
        return place >= 0 ? place : throw new ArgumentException($"The space has no axis '{name}'; it has {string.Join(", ", names)}.", nameof(name));
    }
}
