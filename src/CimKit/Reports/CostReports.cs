using CimKit.Circuits;

namespace CimKit.Reports;

/// <summary>Costs with named parts as tables and figures.</summary>
public static class CostReports
{
    private const int MostBars = 16;

    /// <summary>One row a part, each below the part that holds it, with its share of the whole area and energy; blank where it costs nothing.</summary>
    /// <remarks>Parts that only take time are in the row of the part above; below a copied or repeated part stands one of them.</remarks>
    /// <param name="tree">The costs.</param>
    /// <param name="depth">Levels below the whole that are listed.</param>
    public static Table ToTable(this CostTree tree, int depth = 2)
    {
        Foundation.Require.InRange(depth, 0, 16, name: nameof(depth));
        var rows = Rows(tree, 0, depth).ToArray();
        return new Table(
            $"Cost of the {tree.Name} by part",
            new TextColumn("Part", rows.Select(row => new string('\u2003', row.Level) + row.Part.Name)),
            Number(CostQuantity.Area),
            Share("Area share", CostQuantity.Area),
            Number(CostQuantity.Latency),
            Number(CostQuantity.Energy),
            Share("Energy share", CostQuantity.Energy),
            Number(CostQuantity.Leakage));

        NumberColumn Number(CostQuantity quantity) => quantity.ToColumn(rows.Select(row => BlankIf0(quantity.Of(row.Part.Cost))));

        NumberColumn Share(string name, CostQuantity quantity) =>
            new(name, "%", rows.Select(row => BlankIf0(Percent(quantity.Of(row.Part.Cost), quantity.Of(tree.Cost))))) { Format = "F1" };
    }

    /// <summary>Area, latency, energy and leakage as four bars of 100 %, divided into the main parts.</summary>
    /// <exception cref="Foundation.InvalidDesignException">The tree has no parts.</exception>
    public static Figure ToFigure(this CostTree tree)
    {
        var quantities = Enum.GetValues<CostQuantity>();
        var parts = MainParts(tree);
        var sums = quantities.Select(quantity => parts.Sum(part => quantity.Of(part.Cost))).ToArray();
        return new Figure(
            $"Where the cost of the {tree.Name} is",
            new Axis("Cost").Of([.. quantities.Select(quantity => quantity.ToString())]),
            new Axis("Share", "%").From(0, 100),
            [.. parts.Select((part, place) => new BarSeries(
                part.Name, quantities.Select((quantity, i) => Percent(quantity.Of(part.Cost), sums[i]))) { Color = place })])
        {
            Bars = BarArrangement.Stacked,
        };
    }

    /// <summary>One bar for each smallest part, largest first, coloured by the main part it belongs to.</summary>
    /// <param name="tree">The costs.</param>
    /// <param name="quantity">Which cost.</param>
    /// <remarks>Parts beyond the largest 16, and those that cost nothing, stand together or are left out.</remarks>
    /// <exception cref="Foundation.InvalidDesignException">Nothing in the tree has such a cost.</exception>
    public static Figure ToFigure(this CostTree tree, CostQuantity quantity)
    {
        var main = MainParts(tree);
        var times = TimesMain(tree, quantity);
        var all = main.SelectMany(part => Leaves(part, quantity, times).Select(leaf => (Main: part.Name, leaf.Part.Name, leaf.Value)))
            .Where(leaf => leaf.Value > 0).OrderByDescending(leaf => leaf.Value).ToArray();
        var shown = all.Length > MostBars
            ? [.. all.Take(MostBars - 1), (Main: "rest", Name: $"{all.Length - MostBars + 1} others", Value: all.Skip(MostBars - 1).Sum(leaf => leaf.Value))]
            : all;
        var groups = main.Select(part => part.Name).Append("rest").Index().Where(group => shown.Any(leaf => leaf.Main == group.Item));
        return new Figure(
            $"{quantity} of the {tree.Name} by part",
            new Axis("Part").Of([.. shown.Select(leaf => leaf.Name)]),
            quantity.ToAxis(),
            [.. groups.Select(group => new BarSeries(
                group.Item, shown.Select(leaf => leaf.Main == group.Item ? leaf.Value : 0)) { Color = group.Index })])
        {
            Bars = BarArrangement.Stacked,
        };
    }

    /// <summary>The parts below the whole; copies and repetitions are looked through.</summary>
    private static IReadOnlyList<CostTree> MainParts(CostTree tree) =>
        tree.Parts.Length == 1 ? MainParts(tree.Parts[0]) : tree.Parts.Length == 0 ? [tree] : tree.Parts;

    /// <summary>How often the main parts count in the whole.</summary>
    private static double TimesMain(CostTree tree, CostQuantity quantity) =>
        tree.Parts.Length == 1 ? Times(tree, quantity) * TimesMain(tree.Parts[0], quantity) : 1;

    private static double Times(CostTree tree, CostQuantity quantity) => (tree.Combination, quantity) switch
    {
        (CostCombination.Copies, not CostQuantity.Latency) => tree.Factor,
        (CostCombination.Repeated, CostQuantity.Latency or CostQuantity.Energy) => tree.Factor,
        _ => 1,
    };

    private static double BlankIf0(double value) => value == 0 ? double.NaN : value;

    private static double Percent(double part, double whole) => whole == 0 ? 0 : 100 * part / whole;

    private static IEnumerable<(int Level, CostTree Part)> Rows(CostTree tree, int level, int depth) =>
        level == depth
            ? [(level, tree)]
            : [(level, tree), .. tree.Parts.Where(IsMoreThanTime).SelectMany(part => Rows(part, level + 1, depth))];

    private static bool IsMoreThanTime(CostTree part) =>
        part.Parts.Length > 0 || part.Cost.Area + part.Cost.Energy + part.Cost.Leakage > 0;

    private static IEnumerable<(CostTree Part, double Value)> Leaves(CostTree tree, CostQuantity quantity, double times) =>
        tree.Parts.Length == 0
            ? [(tree, times * quantity.Of(tree.Cost))]
            : tree.Parts.SelectMany(part => Leaves(part, quantity, times * Times(tree, quantity)));
}
