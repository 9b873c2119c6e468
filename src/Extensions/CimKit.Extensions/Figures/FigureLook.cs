using CimKit.Reports;
using Color = ScottPlot.Color;

namespace CimKit.Extensions.Figures;

/// <summary>Colour and sizes of text, in the pixels a figure is laid out in.</summary>
/// <param name="Ink">Text and axes.</param>
/// <param name="LabelSize">Names of axes.</param>
/// <param name="TitleSize">Titles of panels.</param>
/// <param name="LeastText">Smallest text in cells.</param>
/// <param name="LeastLabel">Labels of rectangles smaller than that are left out.</param>
internal sealed record FigureLook(Color Ink, float LabelSize, float TitleSize, float LeastText, float LeastLabel)
{
    /// <summary>Numbers along axes, legends and notes.</summary>
    public const float TextSize = 12;

    private const double LeastPoints = 5;

    /// <summary>Mid grey that can be read on white and on a dark page.</summary>
    public static FigureLook Screen { get; } = new(Color.FromHex(Palette.Text), 13, 15, 8, 7);

    /// <summary>Black; all text of one size but what must fit into cells.</summary>
    /// <param name="points">Size of the text in points.</param>
    public static FigureLook Print(double points)
    {
        var least = (float)Math.Min(TextSize, TextSize * LeastPoints / points);
        return new FigureLook(Color.FromHex("#000000"), TextSize, TextSize, least, least);
    }
}
