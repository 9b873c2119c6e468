using CimKit.Extensions.Figures;
using CimKit.Reports;
using Microsoft.DotNet.Interactive.Formatting;

namespace Cim.Running;

/// <summary>Lets figures bring a PNG beside their SVG, for notebooks that would become too large with SVG alone.</summary>
internal static class KeptPictures
{
    private const string PngType = "image/png";

    /// <summary>For the rest of the process.</summary>
    public static void Offer()
    {
        foreach (var type in new[] { typeof(Figure), typeof(FigureGrid) })
            Formatter.Register(type, (value, writer) => writer.Write(Png((IFigure)value)), PngType);
    }

    private static string Png(IFigure figure) =>
        Convert.ToBase64String(CoarsePng.Of(ScottPlotRenderer.ToPng(figure, ScottPlotRenderer.UsualSize(figure) with { Scale = 1 })));
}
