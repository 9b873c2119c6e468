using CimKit.Reports;
using ScottPlot;

namespace CimKit.Extensions.Figures;

/// <summary>Reference lines and annotations as ScottPlot plottables.</summary>
internal static class ScottPlotNotes
{
    public static void Add(Plot plot, Figure figure, PanelAxis x, PanelAxis y, Color ink)
    {
        foreach (var line in figure.References)
            AddReference(plot, line, x, y, ink);
        foreach (var note in figure.Annotations)
            Write(plot, note.Text, x.Place(note.X), y.Place(note.Y), Alignment.LowerLeft, 4, -4, ink);
    }

    private static void AddReference(Plot plot, ReferenceLine line, PanelAxis x, PanelAxis y, Color ink)
    {
        if (line.Direction == LineDirection.Horizontal)
        {
            plot.Add.HorizontalLine(y.Place(line.Value), 1.5f, ink, LinePattern.Dashed);
            var isHigh = y.IsLate(line.Value, 0.9);
            Write(plot, line.Label, x.High, y.Place(line.Value), isHigh ? Alignment.UpperRight : Alignment.LowerRight, -4, isHigh ? 4 : -3, ink);
        }
        else
        {
            plot.Add.VerticalLine(x.Place(line.Value), 1.5f, ink, LinePattern.Dashed);
            var isLate = x.IsLate(line.Value, 0.7);
            Write(plot, line.Label, x.Place(line.Value), y.High, isLate ? Alignment.UpperRight : Alignment.UpperLeft, isLate ? -5 : 5, 3, ink);
        }
    }

    private static void Write(Plot plot, string label, double x, double y, Alignment alignment, float right, float down, Color ink)
    {
        if (label.Length == 0)
            return;
        var text = plot.Add.Text(label, x, y);
        (text.LabelFontName, text.LabelFontSize, text.LabelFontColor, text.LabelAlignment) = (FigureFont.Family, FigureLook.TextSize, ink, alignment);
        (text.OffsetX, text.OffsetY) = (right, down);
    }
}
