using System.Globalization;
using CimKit.Estimation.Chips;
using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>Several chips side by side; the first is what the others are compared with.</summary>
public static class ChipComparisons
{
    // Frames and operations in a second follow from time and area: they would say the same again.
    private static readonly (string Name, string Heading)[] Shown =
    [
        ("Area", "Area"), ("Time between images", "Time"), ("Energy of an image", "Energy"),
        ("Leakage power", "Leakage"), ("Energy efficiency", "Efficiency"),
    ];

    /// <summary>One row a chip, named as its design: figures of merit as numbers.</summary>
    /// <exception cref="ArgumentException">There is no chip.</exception>
    public static Table ToTable(this IReadOnlyList<ChipEstimate> chips) => new(
        Title(chips),
        [
            new TextColumn("Chip", chips.Select(chip => chip.Design.Name)),
            .. ChipFigures.Of(chips[0]).Select((figure, place) => new NumberColumn(
                figure.Name, figure.Unit, chips.Select(chip => ChipFigures.Of(chip)[place].Value))),
        ]);

    /// <summary>One row a chip: figures of merit, each with its change against the first chip in percent.</summary>
    /// <exception cref="ArgumentException">There is no chip.</exception>
    public static Table ToComparison(this IReadOnlyList<ChipEstimate> chips) => new(
        Title(chips),
        [new TextColumn("Chip", chips.Select(chip => chip.Design.Name)), .. Shown.Select(figure => Column(chips, figure.Name, figure.Heading))]);

    /// <summary>Area, time, energy and leakage of every chip, as multiples of the first chip's.</summary>
    /// <exception cref="ArgumentException">There is no chip.</exception>
    public static Figure ToFigure(this IReadOnlyList<ChipEstimate> chips)
    {
        var title = Title(chips);
        var series = Shown[..4].Select(figure => new BarSeries(
            figure.Name.ToLowerInvariant(), chips.Select(chip => Value(chip, figure.Name) / Value(chips[0], figure.Name)))).ToArray();
        var top = series.Max(bars => bars.Values.Max());
        return new Figure(
            title,
            new Axis("Chip").Of([.. chips.Select(chip => chip.Design.Name)]),
            new Axis($"Relative to {chips[0].Design.Name}").From(0, 1.06 * Math.Max(top, 1)),
            series)
        {
            References = [ReferenceLine.Horizontal(1, "")],
            Origin = [.. chips.SelectMany(FigureOrigins.Of).Distinct()],
        };
    }

    /// <summary>Published figures of a chip beside ours, with the error in percent.</summary>
    /// <param name="chip">Our estimate; in <see cref="Fidelity.Reference"/> to be comparable.</param>
    /// <param name="published">The published figures.</param>
    public static Table ToComparison(this ChipEstimate chip, PublishedChip published) => PublishedComparison.ToTable(
        $"{chip.Mapping.Table.Name} on {chip.Design.Name}, against {published.Source}", published.Beside(chip));

    private static string Title(IReadOnlyList<ChipEstimate> chips) => chips.Count > 0
        ? $"{chips[0].Mapping.Table.Name} on {(chips.Count == 1 ? chips[0].Design.Name : $"{chips.Count} chips")}"
        : throw new ArgumentException("chips must hold at least 1 chip; got 0.", nameof(chips));

    private static double Value(ChipEstimate chip, string name) => ChipFigures.Of(chip).First(figure => figure.Name == name).Value;

    private static TextColumn Column(IReadOnlyList<ChipEstimate> chips, string name, string heading)
    {
        var unit = ChipFigures.Of(chips[0]).First(figure => figure.Name == name).Unit;
        var values = chips.Select(chip => Value(chip, name)).ToArray();
        var scale = Si.ScaleFor(values.Max(), unit);
        return new TextColumn($"{heading} ({scale.Unit})", values.Select((value, row) =>
            (value / scale.Factor).ToString("G4", CultureInfo.InvariantCulture) + (row == 0 ? "" : $" ({Change(value, values[0])})")));
    }

    private static string Change(double value, double first) =>
        (100 * (value / first - 1)).ToString(
        Math.Abs(value / first - 1) < 1 ? "+0.0\u00a0'%';−0.0\u00a0'%';'±0\u00a0%'" : "+0\u00a0'%'", CultureInfo.InvariantCulture);
}
