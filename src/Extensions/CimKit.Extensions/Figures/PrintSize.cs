using CimKit.Foundation;

namespace CimKit.Extensions.Figures;

/// <summary>How a figure is set on paper: width of the column, size of the text, pixels of a bitmap.</summary>
/// <example><code>
/// figure.SaveAll("figures/accuracy", Journal.Ieee.OneColumn);
/// figure.Save("figures/accuracy.pdf", Journal.Nature.TwoColumns with { Height = 70 * Si.Milli });
/// </code></example>
public sealed record PrintSize
{
    /// <summary>Width of the picture, 30 to 300 mm.</summary>
    [Unit("m")]
    public required double Width { get; init => field = Require.InRange(value, 30 * Si.Milli, 300 * Si.Milli, "m"); }

    /// <summary>Height of the picture, 20 to 400 mm; null for what suits the figure.</summary>
    [Unit("m")]
    public double? Height { get; init => field = value is { } height ? Require.InRange(height, 20 * Si.Milli, 400 * Si.Milli, "m") : null; }

    /// <summary>Size of the text in points (1/72 inch), 5 to 14. Numbers in cells and on tiles may be smaller, but not below 5.</summary>
    [Unit("pt")]
    public double TextSize { get; init => field = Require.InRange(value, 5.0, 14.0, "pt"); } = 8;

    /// <summary>Pixels of an inch of a PNG, 72 to 1,200; most journals ask for 300 for colour and 600 for lines.</summary>
    [Unit("1/in")]
    public double Resolution { get; init => field = Require.InRange(value, 72.0, 1200.0, "1/in"); } = 600;

    /// <summary>True to draw the title too; a paper has it in the caption. Titles of the panels of a grid are always drawn.</summary>
    public bool HasTitle { get; init; }
}
