using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>Published numbers beside ours.</summary>
/// <example><code>
/// PublishedComparison.ToTable("VGG-8 on tiles",
///     new PublishedValue("Cells in use", "%", 98.73, 100 * mapping.Utilization) { Source = "[Lee2024], Table I" })
/// </code></example>
public static class PublishedComparison
{
    private const double Fine = 0.1;

    /// <summary>One row a quantity: published, ours, and the error in percent; the source too if a value names one.</summary>
    /// <remarks>Errors have four decimals if all are below 0.1 %, else one.</remarks>
    /// <param name="title">What is compared, and where it was published.</param>
    /// <param name="values">The numbers.</param>
    public static Table ToTable(string title, params IReadOnlyList<PublishedValue> values) => new(
        title,
        [
            new TextColumn("Quantity", values.Select(value => value.Quantity)),
            new TextColumn("Published", values.Select(value => Si.Format(value.Published, value.Unit))),
            new TextColumn("Ours", values.Select(value => Si.Format(value.Ours, value.Unit))),
            new NumberColumn("Error", "%", values.Select(value => value.Error)) { Format = FormatOf(values) },
            .. values.Any(value => value.Source.Length > 0)
                ? new TableColumn[] { new TextColumn("Source", values.Select(value => value.Source)) }
                : [],
        ]);

    /// <summary>Bars side by side, published and ours; all values have the same unit.</summary>
    /// <param name="title">What is compared, and where it was published.</param>
    /// <param name="y">The quantity and its unit.</param>
    /// <param name="values">The numbers, one category each.</param>
    /// <exception cref="ArgumentException">A value has another unit than the axis.</exception>
    public static Figure ToFigure(string title, Axis y, params IReadOnlyList<PublishedValue> values)
    {
        if (values.FirstOrDefault(value => value.Unit != y.Unit) is { } other)
            throw new ArgumentException($"values must be in {y.Unit} like the axis '{y.Label}'; got '{other.Quantity}' in {other.Unit}.", nameof(values));
        return new(
            title, new Axis("Case").Of([.. values.Select(value => value.Quantity)]), y,
            new BarSeries("published", values.Select(value => value.Published)),
            new BarSeries("ours", values.Select(value => value.Ours)));
    }

    private static string FormatOf(IReadOnlyList<PublishedValue> values) =>
        values.Any(value => Math.Abs(value.Error) >= Fine) ? "0.0;−0.0;0" : "0.0000;−0.0000;0";
}
