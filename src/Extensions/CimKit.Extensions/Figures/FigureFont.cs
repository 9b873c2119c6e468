using ScottPlot;
using SkiaSharp;

namespace CimKit.Extensions.Figures;

/// <summary>The font every static figure is set in, carried in the assembly so that pictures do not depend on the machine.</summary>
internal sealed class FigureFont : IFontResolver
{
    /// <summary>Name of the font, also written into SVG text.</summary>
    public const string Family = "DejaVu Sans";

    private static readonly Lazy<SKTypeface> Face = new(Load);

    private static readonly Lazy<bool> Installed = new(Install);

    /// <summary>Puts the font in front of the fonts of the machine; once a process.</summary>
    public static void Require() => _ = Installed.Value;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Family ? Face.Value : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Family ? Face.Value : null;

    private static bool Install()
    {
        Fonts.FontResolvers.Insert(0, new FigureFont());
        return true;
    }

    private static SKTypeface Load()
    {
        using var stream = typeof(FigureFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf")
            ?? throw new InvalidOperationException("The figure font is missing from the assembly.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
