using CimKit.Experiments.DesignSpaces;
using CimKit.Foundation;

namespace CimKit.Reports.Explorers;

/// <summary>Accuracy against cost of many designs; any two of them side by side with breakdown and floorplan.</summary>
/// <remarks>Source: first principles.</remarks>
/// <example><code>result.Explore(space).ToExplorer()</code></example>
public sealed record DesignExplorer : IExplorer
{
    private DesignExplorer()
    {
    }

    /// <inheritdoc/>
    public string Title => $"{DesignSpaceReports.Words(Points)}: {Designs.Count:N0} designs";

    /// <inheritdoc/>
    public IFigure Figure => Points.ToFigure();

    /// <summary>The exploration.</summary>
    public required DesignPoints Points { get; init; }

    /// <summary>The different designs that can be built, in the order of the space.</summary>
    public required IReadOnlyList<DesignPoint> Designs { get; init; }

    /// <summary>Different chips; designs that differ in accuracy alone share one.</summary>
    public required IReadOnlyList<DesignCostView> Chips { get; init; }

    /// <summary>Which of <see cref="Chips"/> each design is.</summary>
    public required IReadOnlyList<int> ChipOf { get; init; }

    /// <summary>An explorer of an exploration.</summary>
    /// <exception cref="InvalidDesignException">No design is possible.</exception>
    public static DesignExplorer Of(DesignPoints points)
    {
        var designs = points.Different.ToArray();
        InvalidDesignException.ThrowIfAny(nameof(DesignExplorer), designs.Length > 0 ? [] : ["there must be at least 1 design that can be built; got 0."]);
        var hashes = designs.Select(point => ContentHash.Of(point.Design.Chip with { Name = "chip" })).ToArray();
        var numbers = hashes.Distinct().Index().ToDictionary(hash => hash.Item, hash => hash.Index);
        return new DesignExplorer
        {
            Points = points,
            Designs = designs,
            Chips = [.. designs.Zip(hashes).DistinctBy(pair => pair.Second).Select(pair => DesignCostView.Of(pair.First.Cost!))],
            ChipOf = [.. hashes.Select(hash => numbers[hash])],
        };
    }

    /// <inheritdoc/>
    public string Describe() => Title + string.Concat(Points.Pareto().Select(point =>
        FormattableString.Invariant($"\n  {point.Design.Name}: {100 * point.Accuracy:F1} % for {Si.Format(point.Energy, "J")} an image")));

    /// <inheritdoc/>
    public override string ToString() => Describe();
}
