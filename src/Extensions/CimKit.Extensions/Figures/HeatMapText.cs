using System.Globalization;

namespace CimKit.Extensions.Figures;

/// <summary>Numbers written into coloured cells.</summary>
internal static class HeatMapText
{
    /// <summary>Three significant digits; whole numbers as they are.</summary>
    public static string Of(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e6
            ? value.ToString("F0", CultureInfo.InvariantCulture)
            : value.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>True if black text reads better than white on the colour. Source: relative luminance as in WCAG 2.</summary>
    public static bool IsLight(byte red, byte green, byte blue) =>
        (0.2126 * Linear(red)) + (0.7152 * Linear(green)) + (0.0722 * Linear(blue)) > 0.179;

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
