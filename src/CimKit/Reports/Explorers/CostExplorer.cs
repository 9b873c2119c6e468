using CimKit.Circuits;
using CimKit.Foundation;

namespace CimKit.Reports.Explorers;

/// <summary>Area, energy, latency and leakage from the whole down to single circuits.</summary>
/// <remarks>Parts below one hundredth of what holds them stand together. Source: first principles.</remarks>
/// <example><code>estimate.ToTree().ToExplorer()</code></example>
public sealed record CostExplorer : IExplorer
{
    private const double SmallPart = 0.01;

    private CostExplorer()
    {
    }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public required IFigure Figure { get; init; }

    /// <summary>One for each cost that is not 0.</summary>
    public required IReadOnlyList<CostView> Views { get; init; }

    /// <summary>An explorer of a tree.</summary>
    /// <param name="tree">The costs.</param>
    /// <param name="title">What it is the cost of; null for the tree's name.</param>
    /// <exception cref="InvalidDesignException">Nothing in the tree costs anything.</exception>
    public static CostExplorer Of(CostTree tree, string? title = null)
    {
        CostQuantity[] order = [CostQuantity.Area, CostQuantity.Energy, CostQuantity.Latency, CostQuantity.Leakage];
        var views = order.Select(quantity => View(tree, quantity)).Where(view => view.Parts[0].Size > 0).ToArray();
        InvalidDesignException.ThrowIfAny("CostExplorer", views.Length > 0 ? [] : [$"tree '{tree.Name}' must cost something; every cost is 0."]);
        return new CostExplorer { Title = title ?? $"Cost of the {tree.Name}", Figure = tree.ToFigure(), Views = views };
    }

    /// <inheritdoc/>
    public string Describe() => Title + string.Concat(Views.Select(view =>
        $"\n  {view.Quantity.ToString().ToLowerInvariant()} {Si.Format(view.Parts[0].Value, view.Unit)}: " + string.Join(", ", view.Parts
            .Where(part => part.Parent == 0).OrderByDescending(part => part.Size).Take(4)
            .Select(part => FormattableString.Invariant($"{part.Name} {100 * part.Size / view.Parts[0].Size:F1} %")))));

    /// <inheritdoc/>
    public override string ToString() => Describe();

    private static CostView View(CostTree tree, CostQuantity quantity)
    {
        var parts = new List<CostPart>();
        Add(parts, tree, -1, 1, quantity);
        return new CostView(quantity, quantity.Unit(), parts);
    }

    private static void Add(List<CostPart> parts, CostTree tree, int parent, double times, CostQuantity quantity)
    {
        var (place, inside) = (parts.Count, times * Times(tree, quantity));
        parts.Add(new CostPart(parent, tree.Name, times * quantity.Of(tree.Cost), SizeOf(tree, times, quantity)));
        var all = tree.Parts.Select(part => (Part: part, Size: SizeOf(part, inside, quantity))).Where(part => part.Size > 0).ToArray();
        var small = all.Where(part => part.Size < SmallPart * parts[place].Size).ToArray();
        if (small.Length < 2)
            small = [];
        foreach (var (part, _) in all.Except(small))
            Add(parts, part, place, inside, quantity);
        if (small.Length > 0)
            parts.Add(new CostPart(
                place, $"{small.Length} small parts", small.Sum(part => inside * quantity.Of(part.Part.Cost)), small.Sum(part => part.Size)));
    }

    /// <summary>The smallest parts, added up.</summary>
    private static double SizeOf(CostTree tree, double times, CostQuantity quantity) => tree.Parts.Length == 0
        ? times * quantity.Of(tree.Cost)
        : tree.Parts.Sum(part => SizeOf(part, times * Times(tree, quantity), quantity));

    private static double Times(CostTree tree, CostQuantity quantity) => (tree.Combination, quantity) switch
    {
        (CostCombination.Copies, not CostQuantity.Latency) => tree.Factor,
        (CostCombination.Repeated, CostQuantity.Latency or CostQuantity.Energy) => tree.Factor,
        _ => 1,
    };
}
