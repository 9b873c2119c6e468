using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>Published numbers beside ours.</summary>
public static class PublishedComparison
{
    /// <summary>One row a quantity: published, ours, and the error in percent.</summary>
    /// <param name="title">What is compared, and where it was published.</param>
    /// <param name="values">The numbers.</param>
    public static Table ToTable(string title, params IReadOnlyList<PublishedValue> values) => new(
        title,
        new TextColumn("Quantity", values.Select(value => value.Quantity)),
        new TextColumn("Published", values.Select(value => Si.Format(value.Published, value.Unit))),
        new TextColumn("Ours", values.Select(value => Si.Format(value.Ours, value.Unit))),
        new NumberColumn("Error", "%", values.Select(value => value.Error)) { Format = "0.0000;−0.0000;0" });
}
