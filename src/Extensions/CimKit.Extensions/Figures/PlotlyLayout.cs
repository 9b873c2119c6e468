using CimKit.Reports;
using Plotly.NET;
using static CimKit.Extensions.Figures.PlotlyNode;

namespace CimKit.Extensions.Figures;

/// <summary>Axes, titles, legends and notes of a Plotly figure: transparent, so that it suits light and dark pages.</summary>
internal static class PlotlyLayout
{
    public static Layout Of(IFigure figure, IReadOnlyList<PlotlyPlace> places)
    {
        var layout = Fill(
            new Layout(),
            ("paper_bgcolor", "rgba(0,0,0,0)"), ("plot_bgcolor", "rgba(0,0,0,0)"), ("font", Fill(Font(12), ("family", "DejaVu Sans, Verdana, sans-serif"))),
            ("height", PlotlyRenderer.Height(figure)), ("autosize", true), ("hovermode", "closest"), ("dragmode", "zoom"),
            ("margin", Object(("l", 72), ("r", places.Any(place => place.Matrix is not null) ? 70 : 24), ("t", PlotlyGrid.Top(figure)), ("b", PlotlyGrid.Bottom(figure)))),
            // Said aloud: left alone, Plotly decides by the last panel for all of them.
            ("barmode", "overlay"), ("showlegend", places.Any(place => place.HasLegend)), ("modebar", Object(
                ("bgcolor", "rgba(0,0,0,0)"), ("color", "rgba(128,128,128,.6)"), ("activecolor", Palette.Text))),
            ("shapes", places.SelectMany(PlotlyNotes.Shapes).ToArray()),
            ("annotations", Titles(figure, places).Concat(places.SelectMany(PlotlyNotes.Annotations)).ToArray()));
        foreach (var place in places)
            AddPanel(layout, place, figure);
        return layout;
    }

    /// <summary>Buttons and behaviour; nothing that talks to a server.</summary>
    public static Config Config() => Fill(
        new Config(),
        ("responsive", true), ("displaylogo", false), ("modeBarButtonsToRemove", new[] { "select2d", "lasso2d", "autoScale2d" }));

    private static void AddPanel(Layout layout, PlotlyPlace place, IFigure figure)
    {
        layout.SetProperty("xaxis" + place.Suffix, Fill(
            AxisOf(place.X, place.Figure.Series.Any(series => series is HeatMapSeries or BarSeries or RectangleSeries), isReversed: false),
            ("domain", new[] { place.Left, place.Right }), ("anchor", "y" + place.Suffix), ("constrain", place.Figure.IsToScale ? "domain" : null),
            ("tickangle", place.X.IsTilted(PlotlyGrid.PanelWidth(figure)) ? -35 : null)));
        layout.SetProperty("yaxis" + place.Suffix, Fill(
            AxisOf(place.Y, place.Matrix is not null || place.Figure.Series.Any(series => series is RectangleSeries), isReversed: place.Matrix is not null),
            ("scaleanchor", place.Figure.IsToScale ? "x" + place.Suffix : null), ("constrain", place.Figure.IsToScale ? "domain" : null),
            ("domain", new[] { place.Bottom, place.Top }), ("anchor", "x" + place.Suffix)));
        if (!place.HasLegend)
            return;
        var (middle, anchor) = PlotlyGrid.LegendPlace(figure, place);
        var offset = PlotlyGrid.LegendOffset(figure) + PlotlyGrid.LegendDrop(figure, place);
        layout.SetProperty("legend" + place.Suffix, Object(
            ("orientation", "h"), ("x", middle), ("xanchor", anchor), ("yanchor", "top"),
            ("y", Round(place.Bottom - ((double)offset / PlotlyGrid.Area(figure)), 4)),
            ("bgcolor", "rgba(0,0,0,0)"), ("font", Font(12))));
    }

    private static DynamicObj.DynamicObj AxisOf(PanelAxis axis, bool isPlain, bool isReversed)
    {
        var result = Object(
            ("title", Object(("text", Text(axis.Title)), ("standoff", 8), ("font", Font(13)))),
            ("type", axis.IsLogarithmic ? "log" : "linear"), ("automargin", true),
            ("range", isReversed ? new[] { axis.High, axis.Low } : [axis.Low, axis.High]),
            ("showgrid", !isPlain), ("gridcolor", Palette.Grid), ("zeroline", false),
            ("showline", true), ("linecolor", Palette.Text), ("ticks", "outside"), ("ticklen", 5), ("tickcolor", Palette.Text), ("tickfont", Font(12)));
        if (axis.Categories.Count > 0)
        {
            var ticks = axis.Ticks(40);
            return Fill(result, ("tickmode", "array"), ("tickvals", ticks.Select(tick => tick.Place).ToArray()), ("ticktext", ticks.Select(tick => Text(tick.Text)).ToArray()));
        }
        // Around a single power of ten Plotly would name nothing else.
        if (axis.IsLogarithmic && Math.Floor(axis.High) - Math.Ceiling(axis.Low) < 1)
        {
            var ticks = axis.Ticks(10);
            return Fill(result, ("tickmode", "array"), ("tickvals", ticks.Select(tick => Math.Pow(10, tick.Place)).ToArray()), ("ticktext", ticks.Select(tick => Text(tick.Text)).ToArray()));
        }
        return axis.IsLogarithmic
            ? Fill(result, ("exponentformat", "power"), ("tickfont", Font(10)), ("dtick", axis.High - axis.Low is > 1 and < 9 ? 1 : null))
            : Fill(result, ("exponentformat", "none"), ("separatethousands", true), ("dtick", axis.IsWhole && axis.High - axis.Low < 12 ? 1 : null));
    }

    private static IEnumerable<DynamicObj.DynamicObj> Titles(IFigure figure, IReadOnlyList<PlotlyPlace> places)
    {
        if (figure is FigureGrid)
            yield return Object(
                ("text", Text(figure.Title)), ("font", Font(17)), ("showarrow", false), ("xref", "paper"), ("yref", "paper"),
                ("x", 0.5), ("xanchor", "center"), ("y", 1), ("yanchor", "bottom"), ("yshift", 38));
        foreach (var place in places)
            yield return Object(
                ("text", Text(place.Figure.Title)), ("font", Font(15)), ("showarrow", false), ("xref", "paper"), ("yref", "paper"),
                ("x", (place.Left + place.Right) / 2), ("xanchor", "center"), ("y", place.Top), ("yanchor", "bottom"), ("yshift", 8));
    }
}
