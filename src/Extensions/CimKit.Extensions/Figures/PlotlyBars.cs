using System.Globalization;
using CimKit.Foundation;
using CimKit.Reports;
using Plotly.NET;
using static CimKit.Extensions.Figures.PlotlyNode;

namespace CimKit.Extensions.Figures;

/// <summary>Bars as Plotly traces with their places written out, because Plotly arranges the bars of all panels one way.</summary>
internal static class PlotlyBars
{
    public static Trace Of(BarSeries series, PlotlyPlace place, int index)
    {
        var all = place.Figure.Series.OfType<BarSeries>().ToArray();
        var position = Array.IndexOf(all, series);
        var isStacked = place.Figure.Bars == BarArrangement.Stacked;
        var slot = isStacked ? 0.7 : 0.8 / all.Length;
        var below = Enumerable.Range(0, series.Values.Count).Select(i => all.Take(position).Sum(other => other.Values[i]));
        return Trace(
            "bar", ("x", Enumerable.Range(0, series.Values.Count).ToArray()), ("y", Numbers(series.Values.Select(place.Y.Scaled))),
            ("base", isStacked && position > 0 ? Numbers(below.Select(place.Y.Scaled)) : null),
            ("width", Round(slot * (isStacked ? 1 : 0.92), 6)),
            ("offset", isStacked ? null : Round(((position - (all.Length / 2.0)) * slot) + (0.04 * slot), 6)),
            ("customdata", place.X.Categories.Select(Text).ToArray()), ("text", series.Values.Select(value => Text(Si.Format(value, place.Figure.Y.Unit))).ToArray()),
            ("textposition", "none"), ("marker", Object(("color", Palette.Color(index)))),
            ("error_y", isStacked ? null : PlotlyTraces.Error(series.Error, place, Palette.Text)),
            ("hovertemplate", "%{customdata}: %{text}"));
    }

    public static Trace Of(HistogramSeries histogram, PlotlyPlace place, int index)
    {
        var edges = histogram.Edges.Select(place.X.Scaled).ToArray();
        var used = Enumerable.Range(0, histogram.Counts.Count).Where(i => histogram.Counts[i] > 0).ToArray();
        var isAlone = place.Figure.Series.Count == 1;
        return Trace(
            "bar", ("x", Numbers(used.Select(i => edges[i]))), ("offset", 0), ("width", Numbers(used.Select(i => edges[i + 1] - edges[i]))),
            ("y", Numbers(used.Select(i => place.Y.Scaled(histogram.Counts[i])))),
            ("marker", Object(
                ("color", Palette.Color(index)), ("opacity", isAlone ? 0.85 : 0.5), ("line", Object(("width", isAlone ? 0 : 1), ("color", Palette.Color(index)))))),
            ("customdata", used.Select(i => $"{Shown(edges[i])} to {Shown(edges[i + 1])}").ToArray()),
            ("hovertemplate", $"{Text(place.X.Title)}: %{{customdata}}<br>{Text(place.Y.Title)}: %{{y:.5~g}}"));
    }

    private static string Shown(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
