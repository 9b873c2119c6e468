using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Inference;

namespace CimKit.Reports;

/// <summary>Tells figures where their numbers are from.</summary>
public static class FigureOrigins
{
    /// <summary>The figure with what a result knows about itself: network, images, design and their hashes, seed, version.</summary>
    public static Figure With(this Figure figure, Provenance provenance) => figure with { Origin = provenance.Origin() };

    /// <summary>The grid with what a result knows about itself.</summary>
    public static FigureGrid With(this FigureGrid figure, Provenance provenance) => figure with { Origin = provenance.Origin() };

    /// <summary>Network, name and hash of a chip's design.</summary>
    internal static IReadOnlyList<FigureFact> Of(ChipEstimate chip) =>
    [
        new("Network", chip.Mapping.Table.Name), new("Design", chip.Design.Name), new($"SHA-256 of {chip.Design.Name}", ContentHash.Of(chip.Design)),
    ];

    internal static IReadOnlyList<FigureFact> Origin(this Provenance provenance) =>
        [.. provenance.Facts().Select(fact => new FigureFact(fact.Name, fact.Value))];
}
