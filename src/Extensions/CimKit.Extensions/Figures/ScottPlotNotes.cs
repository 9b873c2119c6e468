using CimKit.Reports;
using ScottPlot;
using Palette = CimKit.Reports.Palette;

namespace CimKit.Extensions.Figures;

/// <summary>Reference lines and annotations as ScottPlot plottables.</summary>
internal static class ScottPlotNotes
{
    private static readonly Color Ink = Color.FromHex(Palette.Text);

    public static void Add(Plot plot, Figure figure, PanelAxis x, PanelAxis y)
    {
        foreach (var line in figure.References)
            AddReference(plot, line, x, y);
        foreach (var note in figure.Annotations)
            Write(plot, note.Text, x.Place(note.X), y.Place(note.Y), Alignment.LowerLeft, 4, -4);
    }

    private static void AddReference(Plot plot, ReferenceLine line, PanelAxis x, PanelAxis y)
    {
        if (line.Direction == LineDirection.Horizontal)
        {
            plot.Add.HorizontalLine(y.Place(line.Value), 1.5f, Ink, LinePattern.Dashed);
            var isHigh = y.IsLate(line.Value, 0.9);
            Write(plot, line.Label, x.High, y.Place(line.Value), isHigh ? Alignment.UpperRight : Alignment.LowerRight, -4, isHigh ? 4 : -3);
        }
        else
        {
            plot.Add.VerticalLine(x.Place(line.Value), 1.5f, Ink, LinePattern.Dashed);
            var isLate = x.IsLate(line.Value, 0.7);
            Write(plot, line.Label, x.Place(line.Value), y.High, isLate ? Alignment.UpperRight : Alignment.UpperLeft, isLate ? -5 : 5, 3);
        }
    }

    private static void Write(Plot plot, string label, double x, double y, Alignment alignment, float right, float down)
    {
        if (label.Length == 0)
            return;
        var text = plot.Add.Text(label, x, y);
        (text.LabelFontName, text.LabelFontSize, text.LabelFontColor, text.LabelAlignment) = (FigureFont.Family, 12, Ink, alignment);
        (text.OffsetX, text.OffsetY) = (right, down);
    }
}
