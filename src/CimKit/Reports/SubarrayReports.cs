using CimKit.Circuits.Subarrays;
using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>Costs of sub-arrays as tables and figures.</summary>
public static class SubarrayReports
{
    /// <summary>One row a part: what it is for, its area, energy and leakage for one input vector.</summary>
    public static Table ToTable(this SubarrayEstimate estimate) => estimate.ToTree().ToTable();

    /// <summary>Area, latency, energy and leakage as four bars of 100 %, divided into array, drivers, conversion and accumulation.</summary>
    public static Figure ToFigure(this SubarrayEstimate estimate) => estimate.ToTree().ToFigure();

    /// <summary>One bar for each part, largest first, coloured by what it is for.</summary>
    /// <param name="estimate">The costs.</param>
    /// <param name="quantity">Area, energy or leakage; latency has no parts below drivers, conversion and accumulation.</param>
    public static Figure ToFigure(this SubarrayEstimate estimate, CostQuantity quantity) => estimate.ToTree().ToFigure(quantity);

    /// <summary>One row a variant: clock, area, latency, energy and leakage; why a variant is impossible, if one is.</summary>
    public static Table ToTable(this SubarrayComparison comparison)
    {
        var variants = comparison.Variants;
        List<TableColumn> columns =
        [
            new TextColumn(
                comparison.Unit == "1" ? comparison.Name : $"{comparison.Name} ({comparison.Unit})",
                variants.Select(variant => variant.Value)),
            new NumberColumn("Clock", "Hz", variants.Select(variant => variant.Estimate is null ? double.NaN : variant.Array.Clock.Frequency)),
            Column(comparison, CostQuantity.Area), Column(comparison, CostQuantity.Latency),
            Column(comparison, CostQuantity.Energy), Column(comparison, CostQuantity.Leakage),
        ];
        if (variants.Any(variant => variant.Series.Length > 0))
            columns.Insert(0, new TextColumn("Kind", variants.Select(variant => variant.Series)));
        if (variants.Any(variant => variant.Problems.Length > 0))
            columns.Add(new TextColumn("Impossible because", variants.Select(variant => string.Join(' ', variant.Problems))));
        return new Table($"Cost of the sub-array against {Words(comparison.Name)}", columns);
    }

    /// <summary>Area, latency, energy and leakage of every variant, one line a series.</summary>
    /// <remarks>An axis is logarithmic if its values differ more than a hundredfold; otherwise it begins at 0.</remarks>
    /// <exception cref="InvalidDesignException">No variant is possible.</exception>
    public static FigureGrid ToFigure(this SubarrayComparison comparison)
    {
        RequirePossible(comparison);
        return new FigureGrid(
            $"Cost of the sub-array against {Words(comparison.Name)}",
            [.. Enum.GetValues<CostQuantity>().Select(quantity => Panel(comparison, quantity))])
        {
            PanelColumns = 2,
        };
    }

    /// <summary>One cost of every variant as bars divided into array, drivers, conversion and accumulation.</summary>
    /// <returns>A figure; a grid with a panel for each series if there are several, all on one scale.</returns>
    /// <exception cref="InvalidDesignException">No variant is possible.</exception>
    public static IFigure ToFigure(this SubarrayComparison comparison, CostQuantity quantity)
    {
        RequirePossible(comparison);
        var largest = comparison.Variants.Max(variant => variant.Estimate is { } estimate ? quantity.Of(estimate.Total) : 0);
        var series = comparison.Variants.GroupBy(variant => variant.Series).ToArray();
        var title = $"{quantity} of the sub-array against {Words(comparison.Name)}";
        var panels = series.Select(group => Stack(
            comparison, group, quantity, 1.05 * largest, series.Length == 1 ? title : group.Key)).ToArray();
        return panels.Length == 1 ? panels[0] : new FigureGrid(title, panels) { PanelColumns = 1 };
    }

    private static NumberColumn Column(SubarrayComparison comparison, CostQuantity quantity) => quantity.ToColumn(
        comparison.Variants.Select(variant => variant.Estimate is { } estimate ? quantity.Of(estimate.Total) : double.NaN));

    private static Figure Panel(SubarrayComparison comparison, CostQuantity quantity)
    {
        var values = comparison.Variants.Select(variant => variant.Value).Distinct().ToList();
        var costs = Possible(comparison).Select(variant => quantity.Of(variant.Estimate!.Total)).ToArray();
        var isLogarithmic = costs.Min() > 0 && costs.Max() > 100 * costs.Min();
        // A logarithmic axis takes no prefix by itself.
        var scale = isLogarithmic ? Si.ScaleFor(costs.Max(), quantity.Unit()) : new SiScale(1, quantity.Unit());
        var axis = new Axis(quantity.ToString(), scale.Unit);
        return new Figure(
            quantity.ToString(),
            new Axis(comparison.Name, comparison.Unit).Of(values),
            isLogarithmic ? axis.Logarithmic() : axis.From(0, costs.Max() == 0 ? 1 : 1.08 * costs.Max()),
            [.. Possible(comparison).GroupBy(variant => variant.Series).Select(group => new LineSeries(
                group.Key,
                group.Select(variant => (double)values.IndexOf(variant.Value)),
                group.Select(variant => quantity.Of(variant.Estimate!.Total) / scale.Factor)) { HasMarkers = true })]);
    }

    private static Figure Stack(
        SubarrayComparison comparison, IGrouping<string, SubarrayVariant> group, CostQuantity quantity, double top, string title)
    {
        var trees = group.Select(variant => variant.Estimate?.ToTree()).ToArray();
        var parts = comparison.Variants.First(variant => variant.Estimate is not null).Estimate!.ToTree().Parts;
        var bars = parts.Select((part, place) => new BarSeries(
            part.Name, trees.Select(tree => tree is null ? 0 : quantity.Of(tree.Parts[place].Cost))) { Color = place });
        return new Figure(
            title,
            new Axis(comparison.Name, comparison.Unit).Of([.. group.Select(variant => variant.Value)]),
            quantity.ToAxis().From(0, top == 0 ? 1 : top),
            [.. bars.Where((_, place) => trees.Any(tree => tree is not null && quantity.Of(tree.Parts[place].Cost) > 0) || place == 0)])
        {
            Bars = BarArrangement.Stacked,
        };
    }

    private static IEnumerable<SubarrayVariant> Possible(SubarrayComparison comparison) =>
        comparison.Variants.Where(variant => variant.Estimate is not null);

    private static void RequirePossible(SubarrayComparison comparison) => InvalidDesignException.ThrowIfAny(
        comparison.Name,
        Possible(comparison).Any() ? [] : comparison.Variants.SelectMany(variant => variant.Problems).Distinct());

    // 'ADC resolution' keeps its capitals, 'Technology node' loses one.
    private static string Words(string name) =>
        name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
