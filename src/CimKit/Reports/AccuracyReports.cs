using CimKit.Inference;

namespace CimKit.Reports;

/// <summary>Accuracies of a sweep as table and figure.</summary>
public static class AccuracyReports
{
    /// <summary>One row a setting: converter, variation, mean and spread over the chips.</summary>
    public static Table ToTable(this SweepResult sweep) => new(
        $"{sweep.Network} on arrays: accuracy on {sweep.Count} images of {sweep.Dataset} (software {100 * sweep.SoftwareAccuracy:F2} %)",
        new TextColumn("Variation", sweep.Rows.Select(row => row.Variation.ToString())),
        new TextColumn("Range", sweep.Rows.Select(row => row.Adc.Range.ToString())),
        new IntegerColumn("ADC", "bit", sweep.Rows.Select(row => row.Adc.Bits)),
        new NumberColumn("Accuracy", "%", sweep.Rows.Select(row => 100 * row.Mean)) { Format = "F2" },
        new NumberColumn("Spread", "%", sweep.Rows.Select(row => 100 * row.Spread)) { Format = "F2" },
        new IntegerColumn("Chips", "1", sweep.Rows.Select(row => row.Accuracies.Count)),
        new NumberColumn("Saturated", "%", sweep.Rows.Select(row => 100 * row.SaturatedRatio)) { Format = "G3" });

    /// <summary>Accuracy against converter resolution, one line for each variation and range method.</summary>
    public static Figure ToFigure(this SweepResult sweep) =>
        new(
            $"{sweep.Network} on arrays of {sweep.Design.Rows} rows",
            new Axis("ADC resolution", "bit"),
            new Axis("Accuracy", "%"),
            [.. sweep.Rows.GroupBy(row => (row.Variation, row.Adc.Range)).Select(Line)])
        {
            References = [ReferenceLine.Horizontal(100 * sweep.SoftwareAccuracy, "software")],
        };

    private static LineSeries Line(IGrouping<(Devices.ProgrammingVariation Variation, Designs.AdcRange Range), SweepRow> group) =>
        new(
            $"{group.Key.Variation}, {group.Key.Range}",
            group.Select(row => (double)row.Adc.Bits),
            group.Select(row => 100 * row.Mean))
        {
            HasMarkers = true,
            Error = group.Any(row => row.Accuracies.Count > 1) ? [.. group.Select(row => 100 * row.Spread)] : [],
        };
}
