using CimKit.Inference;
using CimKit.Inference.Sweeps;

namespace CimKit.Reports;

/// <summary>Accuracies of a sweep as tables.</summary>
public static class AccuracyReports
{
    /// <summary>One row a setting: what is varied, and mean, spread and extremes over the chips.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="hasProvenance">True for columns with everything needed to get the numbers again, the same in every row, as for a file.</param>
    public static Table ToTable(this SweepResult sweep, bool hasProvenance = false) => new(
        $"{sweep.Network} on arrays: accuracy on {sweep.Count} images of {sweep.Dataset} (software {100 * sweep.SoftwareAccuracy:F2} %)",
        [
            .. sweep.Quantities.Select((quantity, axis) => Column(sweep, quantity, axis)),
            Percent("Accuracy", sweep, row => row.Mean),
            Percent("Spread", sweep, row => row.Spread),
            Percent("Lowest", sweep, row => row.Minimum),
            Percent("Highest", sweep, row => row.Maximum),
            new IntegerColumn("Chips", "1", sweep.Rows.Select(row => row.Accuracies.Count)),
            new IntegerColumn("Conversions", "1", sweep.Rows.Select(row => (long?)row.Conversions)),
            Percent("Saturated", sweep, row => row.SaturatedRatio) with { Format = "F4" },
            .. hasProvenance ? sweep.Provenance.Facts().Select(fact => new TextColumn(fact.Name, sweep.Rows.Select(_ => fact.Value))) : [],
        ]);

    /// <summary>Accuracy alone: one row a value of one quantity, one column for each combination of the others.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="quantity">Name of the quantity down the rows; null for the one with the most numbers.</param>
    /// <exception cref="ArgumentException">The sweep does not vary it.</exception>
    public static Table ToComparison(this SweepResult sweep, string? quantity = null)
    {
        var lines = new SweepLines(sweep, quantity);
        return new Table(
            $"{sweep.Network} on arrays: accuracy on {sweep.Count} images (software {100 * sweep.SoftwareAccuracy:F2} %)",
            [
                Column(lines.Quantity, Enumerable.Range(0, lines.Quantity.Labels.Count)),
                .. lines.Lines.Select(line => new NumberColumn(
                    line.Key.Length == 0 ? "Accuracy" : line.Key, "%", line.OrderBy(lines.IndexOf).Select(row => 100 * row.Mean)) { Format = "F2" }),
            ]);
    }

    /// <summary>Where a result is from: one row a fact.</summary>
    public static Table ToTable(this Provenance provenance) => new(
        "Everything needed to get the numbers again",
        new TextColumn("What", provenance.Facts().Select(fact => fact.Name)),
        new TextColumn("Value", provenance.Facts().Select(fact => fact.Value)));

    private static NumberColumn Percent(string name, SweepResult sweep, Func<SweepRow, double> ratio) =>
        new(name, "%", sweep.Rows.Select(row => 100 * ratio(row))) { Format = "F2" };

    private static TableColumn Column(SweepResult sweep, SweptQuantity quantity, int axis)
    {
        var labels = quantity.Labels.ToList();
        return Column(quantity, sweep.Rows.Select(row => labels.IndexOf(row.Labels[axis])));
    }

    private static TableColumn Column(SweptQuantity quantity, IEnumerable<int> values) => !quantity.IsNumeric
        ? new TextColumn(quantity.Name, values.Select(value => quantity.Labels[value]))
        : quantity.Unit == "bit"
            ? new IntegerColumn(quantity.Name, quantity.Unit, values.Select(value => (int)quantity.Numbers[value]))
            : new NumberColumn(quantity.Name, quantity.Unit, values.Select(value => quantity.Numbers[value])) { HasPrefix = !quantity.IsLogarithmic };
}
