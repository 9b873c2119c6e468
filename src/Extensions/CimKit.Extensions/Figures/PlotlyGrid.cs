using CimKit.Reports;

namespace CimKit.Extensions.Figures;

/// <summary>Divides a Plotly figure's drawing area among its panels. Heights are known, widths follow the page.</summary>
internal static class PlotlyGrid
{
    /// <summary>Room above the drawing area for titles.</summary>
    public const int TopMargin = 44;

    /// <summary>Room below for tick labels and the axis title.</summary>
    private const int AxisRoom = 58;

    private const int LegendRoom = 30;

    private const int LegendLine = 20;

    /// <summary>Width of the drawing area on a narrow page, in pixels.</summary>
    private const int NarrowWidth = 660;

    public static IReadOnlyList<PlotlyPlace> Places(IFigure figure)
    {
        var rows = ScottPlotRenderer.Rows(figure);
        var area = PlotlyRenderer.Height(figure) - Top(figure) - Bottom(figure);
        var gap = (double)(TopMargin + Bottom(figure)) / area;
        var height = (1 - (gap * (rows - 1))) / rows;
        var column = 1.0 / figure.PanelColumns;
        // Numbers and name of an axis need about 60 pixels.
        var axis = figure.PanelColumns > 2 ? 0.27 : 0.17;
        return [.. figure.Panels.Select((panel, i) =>
        {
            var (row, place) = (i / figure.PanelColumns, i % figure.PanelColumns);
            var top = 1 - (row * (height + gap));
            var left = place * column;
            var isLast = place == figure.PanelColumns - 1;
            var colorBar = panel.Series.Any(series => series is HeatMapSeries);
            return new PlotlyPlace(
                panel, i + 1,
                Round(left + (place == 0 ? 0 : axis * column)),
                Round(left + column - (isLast ? 0 : (colorBar ? 0.19 : 0.02) * column)),
                Round(Math.Max(0, top - height)), Round(top));
        })];
    }

    /// <summary>Height of the drawing area in pixels.</summary>
    public static int Area(IFigure figure) => PlotlyRenderer.Height(figure) - Top(figure) - Bottom(figure);

    public static int Top(IFigure figure) => figure is Figure ? TopMargin : TopMargin + 30;

    public static int Bottom(IFigure figure) =>
        AxisRoom + Tilt(figure) + (figure.Panels.Any(HasLegend) ? LegendRoom : 0)
        + (IsCrowded(figure) ? LegendLine * (figure.PanelColumns - 1) : 0);

    /// <summary>Distance from the drawing area to the legend below it, in pixels.</summary>
    public static int LegendOffset(IFigure figure) => AxisRoom + Tilt(figure) - 8;

    /// <summary>How far a panel's legend is below the first of its row, in pixels: legends that would touch stand on lines of their own.</summary>
    public static int LegendDrop(IFigure figure, PlotlyPlace place) =>
        IsCrowded(figure) ? LegendLine * ((place.Number - 1) % figure.PanelColumns) : 0;

    /// <summary>Where the legend of a panel stands: its place along the drawing area, and which of its points is there.</summary>
    public static (double X, string Anchor) LegendPlace(IFigure figure, PlotlyPlace place) => !IsCrowded(figure)
        ? ((place.Left + place.Right) / 2, "center")
        : ((place.Number - 1) % figure.PanelColumns) switch
        {
            0 => (place.Left, "left"),
            var column when column == figure.PanelColumns - 1 => (place.Right, "right"),
            _ => ((place.Left + place.Right) / 2, "center"),
        };

    /// <summary>Width of a panel at the usual size, in pixels.</summary>
    public static float PanelWidth(IFigure figure) => ScottPlotRenderer.UsualSize(figure).Width / (float)figure.PanelColumns;

    private static bool HasLegend(Figure panel) => panel.Series.Count(series => series.Name.Length > 0) > 1;

    /// <summary>Whether two legends of a row would touch on a narrow page.</summary>
    private static bool IsCrowded(IFigure figure) => figure.Panels.Zip(figure.Panels.Skip(1)).Where((pair, i) =>
        (i + 1) % figure.PanelColumns != 0 && HasLegend(pair.First) && HasLegend(pair.Second)
        && LegendWidth(pair.First) + LegendWidth(pair.Second) > 2 * NarrowWidth / figure.PanelColumns).Any();

    private static double LegendWidth(Figure panel) =>
        panel.Series.Where(series => series.Name.Length > 0).Sum(series => 48 + (7.3 * series.Name.Length));

    /// <summary>Room for category names that are tilted.</summary>
    private static int Tilt(IFigure figure) => (int)figure.Panels.Select(PanelAxis.X)
        .Where(axis => axis.IsTilted(PanelWidth(figure))).Select(axis => 4.4f * axis.LongestCategory).DefaultIfEmpty(0).Max();

    private static double Round(double value) => Math.Round(value, 4);
}
