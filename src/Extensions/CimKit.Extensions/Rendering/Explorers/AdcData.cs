using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Reports;
using CimKit.Reports.Explorers;

namespace CimKit.Extensions.Rendering.Explorers;

/// <summary>What the script of an ADC explorer reads.</summary>
internal static class AdcData
{
    private const int MostBars = 400;

    public static object Of(AdcExplorer explorer)
    {
        var histogram = explorer.Histogram;
        var (width, bars) = Bars(histogram);
        return new
        {
            title = explorer.Title,
            colors = Palette.Colors,
            bin = width,
            values = bars.Select(bar => Packed.Short(bar.Value, 7)),
            shares = bars.Select(bar => Packed.Short(100 * bar.Share)),
            cellStep = Si.Format(histogram.CellStep, "S"),
            start = new { range = histogram.Adc.Range.ToString(), bits = histogram.Adc.Bits },
            choices = explorer.Choices.Select(Choice),
            layout = DeviceData.Layout(new Figure(
                explorer.Title, new Axis("Partial sum (cell steps)"), new Axis("Part of the conversions", "%"),
                new HistogramSeries("converted", [0, 1, 2], [1, 1]), new HistogramSeries("clipped", [0, 1, 2], [1, 1]))),
        };
    }

    /// <summary>Whole steps as bars of one step, others as they were counted; many of them put together.</summary>
    private static (double Width, IReadOnlyList<(double Value, double Share)> Bars) Bars(PartialSumHistogram histogram)
    {
        var span = histogram.Values[^1] - histogram.Values[0];
        var finest = histogram.Values.All(double.IsInteger) ? 1 : 0.25;
        var width = Math.Max(finest, Math.Ceiling(span / MostBars));
        return (width, [.. histogram.Values.Zip(histogram.Counts).GroupBy(bin => Math.Round(bin.First / width, MidpointRounding.ToEven))
            .OrderBy(group => group.Key).Select(group => (group.Key * width, group.Sum(bin => bin.Second) / (double)histogram.Total))]);
    }

    private static Dictionary<string, object> Choice(AdcChoice choice)
    {
        var levels = choice.Levels;
        var step = levels.Count > 1 ? (levels[^1] - levels[0]) / (levels.Count - 1) : 1;
        var isEven = levels.Index().All(level => Math.Abs(levels[0] + level.Index * step - level.Item) <= 1e-9 * Math.Max(1, Math.Abs(level.Item)));
        var made = new Dictionary<string, object>
        {
            ["range"] = choice.Range.ToString(), ["bits"] = choice.Bits, ["low"] = Packed.Short(choice.LowerEdge, 7), ["high"] = Packed.Short(choice.UpperEdge, 7),
            ["below"] = Packed.Short(choice.ClippedBelow), ["above"] = Packed.Short(choice.ClippedAbove), ["rms"] = Packed.Short(choice.RmsError),
        };
        if (isEven)
            made["even"] = new[] { Packed.Short(levels[0], 8), Packed.Short(step, 8), levels.Count };
        else
            made["levels"] = levels.Select(level => Packed.Short(level));
        if (choice.Accuracy is { } accuracy)
            made["accuracy"] = Packed.Short(accuracy);
        return made;
    }
}
