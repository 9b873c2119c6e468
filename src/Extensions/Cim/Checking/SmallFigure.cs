using CimKit.Extensions.Figures;
using CimKit.Reports;

namespace Cim.Checking;

/// <summary>A figure that needs the drawing library and the font.</summary>
internal static class SmallFigure
{
    public static int Draw() => ScottPlotRenderer.ToPng(
        new Figure("check", new Axis("x"), new Axis("y"), new LineSeries("line", [1, 2])), new FigureSize(240, 180) { Scale = 1 }).Length;
}
