using CimKit.Reports;
using Plotly.NET;
using static CimKit.Extensions.Figures.PlotlyNode;

namespace CimKit.Extensions.Figures;

/// <summary>The data of a panel as Plotly traces.</summary>
internal static class PlotlyTraces
{
    private static readonly string[] Symbols =
        ["circle", "square", "triangle-up", "diamond", "triangle-down", "circle-open", "square-open", "x"];

    public static IEnumerable<Trace> Of(PlotlyPlace place)
    {
        var figure = place.Figure;
        for (var i = 0; i < figure.Series.Count; i++)
        {
            var index = figure.Series[i].Color ?? i;
            foreach (var trace in figure.Series[i] switch
            {
                LineSeries line => Line(line, place, index),
                ScatterSeries scatter => [Scatter(scatter, place, index)],
                BarSeries series => [PlotlyBars.Of(series, place, index)],
                HistogramSeries histogram => [PlotlyBars.Of(histogram, place, index)],
                RectangleSeries layout => [PlotlyRectangles.Of(layout, place, index)],
                HeatMapSeries map => [PlotlyHeatMap.Of(map, place)],
                _ => throw new InvalidOperationException($"No picture for {figure.Series[i].GetType().Name}."),
            })
                yield return Place(trace, figure.Series[i], place);
        }
    }

    private static Trace Place(Trace trace, Series series, PlotlyPlace place) => Fill(
        trace,
        ("xaxis", "x" + place.Suffix), ("yaxis", "y" + place.Suffix),
        ("name", series.Name.Length == 0 ? null : Text(series.Name)),
        ("legend", place.Number == 1 || !place.HasLegend ? null : "legend" + place.Suffix),
        ("showlegend", trace.TryGetPropertyValue("showlegend") is { Value: false } ? false : place.HasLegend && series.Name.Length > 0));

    private static IEnumerable<Trace> Line(LineSeries line, PlotlyPlace place, int index)
    {
        var color = Palette.Color(index);
        var x = Numbers(line.X.Select(place.X.Scaled));
        if (line.Band is { } band)
            yield return Trace(
                "scatter", ("x", x.Concat(x.Reverse()).ToArray()),
                ("y", Numbers(band.Upper.Concat(band.Lower.Reverse()).Select(place.Y.Scaled))),
                ("mode", "lines"), ("fill", "toself"), ("fillcolor", color + "33"), ("line", Object(("width", 0))),
                ("hoverinfo", "skip"), ("showlegend", false));
        yield return Trace(
            "scatter", ("x", x), ("y", Numbers(line.Y.Select(place.Y.Scaled))),
            ("mode", line.HasMarkers || line.X.Count == 1 ? "lines+markers" : "lines"),
            ("line", Object(("color", color), ("width", 2), ("dash", line.Dash switch
            {
                LineDash.Dash => "dash", LineDash.Dot => "dot", _ => null,
            }))),
            ("marker", Object(("color", color), ("size", 7), ("symbol", Symbol(index)))),
            ("error_y", Error(line.Error, place, color)), ("customdata", Names(line.X, place)), ("hovertemplate", Hover(place)));
    }

    private static Trace Scatter(ScatterSeries scatter, PlotlyPlace place, int index) => Trace(
        "scatter", ("x", Numbers(scatter.X.Select(place.X.Scaled))), ("y", Numbers(scatter.Y.Select(place.Y.Scaled))),
        ("mode", "markers"),
        ("marker", Object(
            ("color", Palette.Color(index)), ("size", scatter.MarkerSize), ("symbol", Symbol(scatter.Marker ?? index)),
            ("opacity", scatter.X.Count > 200 ? 0.6 : 0.9))),
        ("error_y", Error(scatter.Error, place, Palette.Color(index))),
        ("customdata", scatter.Details.Count > 0 ? Lines(scatter.Details) : Names(scatter.X, place)),
        ("hovertemplate", scatter.Details.Count > 0 ? "%{customdata}<extra></extra>" : Hover(place)));

    /// <summary>Error bars; null for none.</summary>
    public static DynamicObj.DynamicObj? Error(IReadOnlyList<double> error, PlotlyPlace place, string color) => error.Count == 0
        ? null
        : Object(
            ("type", "data"), ("array", Numbers(error.Select(place.Y.Scaled))), ("color", color), ("thickness", 1.5), ("width", 4));

    /// <summary>What a reader sees at a point.</summary>
    public static string Hover(PlotlyPlace place) =>
        $"{Text(place.X.Title)}: {(place.X.Categories.Count > 0 ? "%{customdata}" : "%{x:.5~g}")}<br>{Text(place.Y.Title)}: %{{y:.5~g}}";

    /// <summary>Names of the categories that points stand on; null on an axis of numbers.</summary>
    private static string[]? Names(IReadOnlyList<double> x, PlotlyPlace place) => place.X.Categories.Count == 0
        ? null
        : [.. x.Select(at => at == Math.Floor(at) && at >= 0 && at < place.X.Categories.Count ? Text(place.X.Categories[(int)at]) : "")];

    private static string[] Lines(IReadOnlyList<string> details) => [.. details.Select(text => string.Join("<br>", text.Split('\n').Select(Text)))];

    private static string Symbol(int index) => Symbols[((index % Symbols.Length) + Symbols.Length) % Symbols.Length];
}
