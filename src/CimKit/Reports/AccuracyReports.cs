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
        new NumberColumn("Saturated", "%", sweep.Rows.Select(row => 100 * row.SaturatedRatio)) { Format = "F4" });

    /// <summary>Accuracy alone: one row a resolution, one column for each variation and range method.</summary>
    public static Table ToComparison(this SweepResult sweep)
    {
        var bits = sweep.Rows.Select(row => row.Adc.Bits).Distinct().ToArray();
        return new Table(
            $"{sweep.Network} on arrays: accuracy on {sweep.Count} images (software {100 * sweep.SoftwareAccuracy:F2} %)",
            [
                new IntegerColumn("ADC", "bit", bits),
                .. Settings(sweep).Select(setting => new NumberColumn(
                    setting.Key, "%", bits.Select(bit => setting.Where(row => row.Adc.Bits == bit).Select(row => 100 * row.Mean).First()))
                {
                    Format = "F2",
                }),
            ]);
    }

    /// <summary>Accuracy against converter resolution, one line for each variation and range method; bars are the spread over chips.</summary>
    public static Figure ToFigure(this SweepResult sweep) =>
        new(
            $"{sweep.Network} on arrays of {sweep.Design.Rows} rows",
            new Axis("ADC resolution", "bit"),
            new Axis("Accuracy", "%"),
            [.. Settings(sweep).Select(Line)])
        {
            References = [ReferenceLine.Horizontal(100 * sweep.SoftwareAccuracy, "software")],
        };

    /// <summary>The rows of each variation and range method, under a name that says only what the sweep varies.</summary>
    private static IEnumerable<IGrouping<string, SweepRow>> Settings(SweepResult sweep)
    {
        var variesRange = sweep.Rows.Select(row => row.Adc.Range).Distinct().Count() > 1;
        var variesVariation = sweep.Rows.Select(row => row.Variation).Distinct().Count() > 1;
        return sweep.Rows.GroupBy(row => (variesVariation, variesRange) switch
        {
            (true, true) => $"{row.Variation}, {row.Adc.Range}",
            (false, true) => row.Adc.Range.ToString(),
            _ => row.Variation.ToString(),
        });
    }

    private static LineSeries Line(IGrouping<string, SweepRow> setting) =>
        new(setting.Key, setting.Select(row => (double)row.Adc.Bits), setting.Select(row => 100 * row.Mean))
        {
            HasMarkers = true,
            Error = setting.Any(row => row.Accuracies.Count > 1) ? [.. setting.Select(row => 100 * row.Spread)] : [],
        };
}
