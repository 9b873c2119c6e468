using CimKit.Reports;
using Plotly.NET;
using static CimKit.Extensions.Figures.PlotlyNode;

namespace CimKit.Extensions.Figures;

/// <summary>Rectangles of a layout as a Plotly trace of bars, which unlike shapes have texts and can be pointed at.</summary>
internal static class PlotlyRectangles
{
    public static Trace Of(RectangleSeries series, PlotlyPlace place, int index)
    {
        var all = series.Rectangles;
        return Trace(
            "bar",
            ("x", Numbers(all.Select(r => place.X.Scaled(r.X)))), ("offset", 0), ("width", Numbers(all.Select(r => place.X.Scaled(r.Width)))),
            ("base", Numbers(all.Select(r => place.Y.Scaled(r.Y)))), ("y", Numbers(all.Select(r => place.Y.Scaled(r.Height)))),
            ("text", all.Select(r => Text(r.Label)).ToArray()), ("textposition", "inside"), ("insidetextanchor", "middle"),
            ("textangle", 0), ("insidetextfont", Object(("size", 13), ("color", Ink(series, index)))), ("constraintext", "inside"),
            ("marker", series.IsBackground
                ? Object(("color", "rgba(128,128,128,.2)"))
                : Object(("color", Palette.Color(index)), ("line", Object(("color", "#ffffff"), ("width", 1))))),
            ("customdata", all.Select(r => string.Join("<br>", r.Details.Select(Text))).ToArray()),
            ("hovertemplate", "%{customdata}<extra></extra>"));
    }

    private static string Ink(RectangleSeries series, int index)
    {
        if (series.IsBackground)
            return Palette.Text;
        var rgb = Convert.FromHexString(Palette.Color(index)[1..]);
        return HeatMapText.IsLight(rgb[0], rgb[1], rgb[2]) ? "#000000" : "#ffffff";
    }
}
