using System.Globalization;

namespace CimKit.Foundation;

/// <summary>SI prefixes as factors, and numbers shown to people with a prefix.</summary>
public static class Si
{
    /// <summary>10⁻¹⁸.</summary>
    public const double Atto = 1e-18;

    /// <summary>10⁻¹⁵.</summary>
    public const double Femto = 1e-15;

    /// <summary>10⁻¹².</summary>
    public const double Pico = 1e-12;

    /// <summary>10⁻⁹.</summary>
    public const double Nano = 1e-9;

    /// <summary>10⁻⁶.</summary>
    public const double Micro = 1e-6;

    /// <summary>10⁻³.</summary>
    public const double Milli = 1e-3;

    /// <summary>10³.</summary>
    public const double Kilo = 1e3;

    /// <summary>10⁶.</summary>
    public const double Mega = 1e6;

    /// <summary>10⁹.</summary>
    public const double Giga = 1e9;

    /// <summary>10¹².</summary>
    public const double Tera = 1e12;

    private static readonly string[] Prefixes = ["a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P"];

    private static readonly HashSet<string> Symbols =
        ["S", "Ω", "V", "A", "W", "J", "F", "H", "Hz", "s", "m", "g", "C", "B", "T", "OP", "OPS", "m²", "m³"];

    /// <summary>The value with four significant digits and a prefix, for example <c>38.46 nS</c>.</summary>
    /// <param name="value">Value in the unit without prefix.</param>
    /// <param name="unit">Unit symbol; only symbols of physical units take a prefix, <c>bit</c> or <c>%</c> do not.</param>
    public static string Format(double value, string unit)
    {
        var scale = ScaleFor(value, unit);
        var number = (value / scale.Factor).ToString("G4", CultureInfo.InvariantCulture);
        return unit == "1" ? number : $"{number} {scale.Unit}";
    }

    /// <summary>The prefix that shows a value of this magnitude as 1 to 999 (areas: 1 to 999,999).</summary>
    /// <param name="magnitude">Value in the unit without prefix; 0, NaN and infinity take no prefix.</param>
    /// <param name="unit">Unit symbol such as <c>S</c>, <c>m²</c> or <c>J/OP</c>: the first symbol takes the prefix.</param>
    public static SiScale ScaleFor(double magnitude, string unit)
    {
        var first = unit.Split('/', '·')[0];
        if (magnitude == 0 || !double.IsFinite(magnitude) || !Symbols.Contains(first))
            return new SiScale(1, unit);
        var power = first[^1] switch { '²' => 2, '³' => 3, _ => 1 };
        var third = (int)Math.Floor((Math.Log10(Math.Abs(magnitude)) + 1e-12) / (3 * power));
        var index = Math.Clamp(third + 6, 0, Prefixes.Length - 1);
        return new SiScale(Math.Pow(10, 3.0 * power * (index - 6)), Prefixes[index] + unit);
    }
}
