using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>A figure in plain words.</summary>
internal static class FigureDescription
{
    public static string Of(Figure figure) =>
        $"{figure.Title} [{Of(figure.Y)} against {Of(figure.X)}]"
        + string.Concat(figure.Series.Select(series => "\n  " + Of(series, figure)))
        + string.Concat(figure.References.Select(line =>
            $"\n  line at {Si.Format(line.Value, (line.Direction == LineDirection.Horizontal ? figure.Y : figure.X).Unit)}: {line.Label}"));

    private static string Of(Axis axis) => axis.Unit == "1" ? axis.Label : $"{axis.Label} in {axis.Unit}";

    private static string Of(Series series, Figure figure) => series switch
    {
        LineSeries line => $"line {Named(line)}{Count(line.Y.Count, "point")}, {Span(line.Y, figure.Y.Unit)}",
        ScatterSeries scatter => $"markers {Named(scatter)}{Count(scatter.Y.Count, "point")}, {Span(scatter.Y, figure.Y.Unit)}",
        BarSeries bars => $"bars {Named(bars)}{Count(bars.Values.Count, "bar")}, {Span(bars.Values, figure.Y.Unit)}",
        HistogramSeries bins => $"histogram {Named(bins)}{Count(bins.Counts.Count, "bin")}, {Span(bins.Edges, figure.X.Unit)}",
        RectangleSeries layout => $"rectangles {Named(layout)}{Count(layout.Rectangles.Count, "rectangle")}",
        HeatMapSeries map => $"{map.Rows} × {map.Columns} cells, {map.ValueLabel} {Span((map.ColorRange().Minimum, map.ColorRange().Maximum), map.Unit)}",
        _ => series.Title,
    };

    private static string Named(Series series) => series.Name.Length == 0 ? "" : $"'{series.Name}': ";

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static string Span(IReadOnlyList<double> values, string unit) =>
        values.Count == 0 ? "empty" : Span((values.Min(), values.Max()), unit);

    private static string Span((double Low, double High) range, string unit) =>
        $"{Si.Format(range.Low, unit)} to {Si.Format(range.High, unit)}";
}
