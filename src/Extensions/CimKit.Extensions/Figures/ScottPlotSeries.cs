using CimKit.Reports;
using ScottPlot;
using BarSeries = CimKit.Reports.BarSeries;
using Palette = CimKit.Reports.Palette;

namespace CimKit.Extensions.Figures;

/// <summary>The data of a panel as ScottPlot plottables.</summary>
internal static class ScottPlotSeries
{
    private static readonly MarkerShape[] Markers =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
        MarkerShape.FilledTriangleDown, MarkerShape.OpenCircle, MarkerShape.OpenSquare, MarkerShape.Cross,
    ];

    public static void Add(Plot plot, Figure figure, PanelAxis x, PanelAxis y, float width, FigureLook look)
    {
        var bars = figure.Series.OfType<BarSeries>().ToArray();
        for (var i = 0; i < figure.Series.Count; i++)
        {
            var index = figure.Series[i].Color ?? i;
            var color = Color.FromHex(Palette.Color(index));
            switch (figure.Series[i])
            {
                case LineSeries line: AddLine(plot, line, x, y, color, Shape(index)); break;
                case BarSeries series: AddBars(plot, figure, bars, Array.IndexOf(bars, series), y, color, look.Ink); break;
                case ScatterSeries scatter: AddScatter(plot, scatter, x, y, color, Shape(scatter.Marker ?? index)); break;
                case HistogramSeries histogram:
                    AddHistogram(plot, histogram, x, y, color, isAlone: figure.Series.Count == 1);
                    break;
                case RectangleSeries layout: ScottPlotRectangles.Add(plot, layout, x, y, index, width, look); break;
                case HeatMapSeries map: ScottPlotHeatMap.Add(plot, map, look); break;
            }
        }
    }

    private static MarkerShape Shape(int index) => Markers[((index % Markers.Length) + Markers.Length) % Markers.Length];

    private static void AddLine(Plot plot, LineSeries line, PanelAxis x, PanelAxis y, Color color, MarkerShape shape)
    {
        var (xs, ys) = (Places(line.X, x), Places(line.Y, y));
        if (line.Band is { } band && xs.Length > 1)
        {
            var fill = plot.Add.FillY(xs, Places(band.Lower, y), Places(band.Upper, y));
            (fill.FillColor, fill.LineWidth) = (color.WithOpacity(0.2), 0);
        }
        AddErrors(plot, xs, line.Y, line.Error, y, color);
        var drawn = plot.Add.Scatter(xs, ys, color);
        drawn.LineWidth = 2;
        drawn.LinePattern = line.Dash switch
        {
            LineDash.Dash => LinePattern.Dashed, LineDash.Dot => LinePattern.Dotted, _ => LinePattern.Solid,
        };
        drawn.MarkerShape = shape;
        drawn.MarkerSize = line.HasMarkers || xs.Length == 1 ? 7 : 0;
        drawn.LegendText = line.Name;
    }

    private static void AddScatter(Plot plot, ScatterSeries scatter, PanelAxis x, PanelAxis y, Color color, MarkerShape shape)
    {
        var xs = Places(scatter.X, x);
        AddErrors(plot, xs, scatter.Y, scatter.Error, y, color);
        var drawn = plot.Add.ScatterPoints(xs, Places(scatter.Y, y), color.WithOpacity(scatter.X.Count > 200 ? 0.6 : 0.9));
        (drawn.MarkerShape, drawn.MarkerSize, drawn.LegendText) = (shape, (float)scatter.MarkerSize, scatter.Name);
    }

    private static void AddErrors(Plot plot, double[] xs, IReadOnlyList<double> values, IReadOnlyList<double> errors, PanelAxis y, Color color)
    {
        for (var i = 0; i < errors.Count; i++)
        {
            if (errors[i] == 0)
                continue;
            var (low, high) = (y.Place(values[i] - errors[i]), y.Place(values[i] + errors[i]));
            var bar = plot.Add.ErrorBar([xs[i]], [(low + high) / 2], [(high - low) / 2]);
            (bar.Color, bar.LineWidth, bar.CapSize) = (color, 1.5f, 4);
        }
    }

    private static void AddBars(Plot plot, Figure figure, BarSeries[] all, int index, PanelAxis y, Color color, Color ink)
    {
        var stacked = figure.Bars == BarArrangement.Stacked;
        var slot = stacked ? 0.7 : 0.8 / all.Length;
        var floor = y.IsLogarithmic ? y.Low : 0;
        var bars = new List<Bar>();
        var series = all[index];
        for (var i = 0; i < series.Values.Count; i++)
        {
            var below = stacked ? all.Take(index).Sum(other => other.Values[i]) : 0;
            bars.Add(new Bar
            {
                Position = stacked ? i : i + ((index - ((all.Length - 1) / 2.0)) * slot),
                ValueBase = stacked && below > 0 ? y.Place(below) : floor,
                Value = y.Place(below + series.Values[i]),
                Size = slot * (stacked ? 1 : 0.92),
                FillColor = color, LineWidth = 0,
            });
        }
        plot.Add.Bars(bars).LegendText = series.Name;
        if (!stacked)
            AddErrors(plot, [.. bars.Select(bar => bar.Position)], series.Values, series.Error, y, ink);
    }

    private static void AddHistogram(Plot plot, HistogramSeries histogram, PanelAxis x, PanelAxis y, Color color, bool isAlone)
    {
        var edges = Places(histogram.Edges, x);
        var bars = new List<Bar>();
        for (var i = 0; i < histogram.Counts.Count; i++)
            if (histogram.Counts[i] > 0)
                bars.Add(new Bar
                {
                    Position = (edges[i] + edges[i + 1]) / 2, Size = (edges[i + 1] - edges[i]) * (isAlone && histogram.Counts.Count <= 100 ? 0.96 : 1),
                    ValueBase = y.IsLogarithmic ? y.Low : 0, Value = y.Place(histogram.Counts[i]),
                    FillColor = color.WithOpacity(isAlone ? 0.85 : 0.4), LineWidth = 0,
                });
        plot.Add.Bars(bars).LegendText = histogram.Name;
        if (!isAlone)
            AddOutline(plot, edges, histogram.Counts, y, color);
    }

    /// <summary>The silhouette of a histogram, so that several can be told apart where they overlap.</summary>
    private static void AddOutline(Plot plot, double[] edges, IReadOnlyList<double> counts, PanelAxis y, Color color)
    {
        var floor = y.IsLogarithmic ? y.Low : 0;
        var points = new List<Coordinates> { new(edges[0], floor) };
        for (var i = 0; i < counts.Count; i++)
        {
            var top = counts[i] > 0 ? y.Place(counts[i]) : floor;
            points.Add(new(edges[i], top));
            points.Add(new(edges[i + 1], top));
        }
        points.Add(new(edges[^1], floor));
        var outline = plot.Add.ScatterLine(points, color);
        (outline.LineWidth, outline.MarkerSize) = (1.5f, 0);
    }

    private static double[] Places(IReadOnlyList<double> values, PanelAxis axis) => [.. values.Select(axis.Place)];
}
