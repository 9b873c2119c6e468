using CimKit.Reports;
using ScottPlot;
using Palette = CimKit.Reports.Palette;
using Rectangle = CimKit.Reports.Rectangle;

namespace CimKit.Extensions.Figures;

/// <summary>Rectangles of a layout as ScottPlot plottables.</summary>
internal static class ScottPlotRectangles
{
    /// <summary>Room that titles, ticks and labels take from a panel, in pixels.</summary>
    private const float Margins = 100;

    public static void Add(Plot plot, RectangleSeries series, PanelAxis x, PanelAxis y, int index, float width, FigureLook look)
    {
        var color = Color.FromHex(series.IsBackground ? Palette.Grid[..7] : Palette.Color(index));
        var pixels = (width - Margins) / (float)(x.High - x.Low);
        foreach (var rectangle in series.Rectangles)
        {
            var drawn = plot.Add.Rectangle(
                x.Place(rectangle.X), x.Place(rectangle.X + rectangle.Width), y.Place(rectangle.Y), y.Place(rectangle.Y + rectangle.Height));
            drawn.FillColor = series.IsBackground ? color.WithOpacity(0.2) : color;
            (drawn.LineColor, drawn.LineWidth) = (Colors.White, series.IsBackground ? 0 : 1);
            if (rectangle == series.Rectangles[0])
                drawn.LegendText = series.Name;
        }
        foreach (var rectangle in series.Rectangles.Where(rectangle => rectangle.Label.Length > 0))
            Write(plot, rectangle, x, y, series.IsBackground ? look.Ink : Ink(color), pixels, look);
    }

    private static void Write(Plot plot, Rectangle rectangle, PanelAxis x, PanelAxis y, Color ink, float pixels, FigureLook look)
    {
        var size = SizeThatFits(rectangle, x.Scaled(rectangle.Width) * pixels, y.Scaled(rectangle.Height) * pixels, look.LabelSize);
        if (size < look.LeastLabel)
            return;
        var text = plot.Add.Text(
            rectangle.Label, x.Place(rectangle.X + (rectangle.Width / 2)), y.Place(rectangle.Y + (rectangle.Height / 2)));
        (text.LabelFontName, text.LabelFontSize, text.LabelFontColor) = (FigureFont.Family, (float)size, ink);
        text.LabelAlignment = Alignment.MiddleCenter;
    }

    private static Color Ink(Color fill) => HeatMapText.IsLight(fill.R, fill.G, fill.B) ? Colors.Black : Colors.White;

    // A letter is about 0.65 of its size wide.
    private static double SizeThatFits(Rectangle rectangle, double width, double height, double most) =>
        Math.Min(most, Math.Min(0.9 * width / (0.65 * rectangle.Label.Length), 0.75 * height));
}
