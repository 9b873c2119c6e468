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

    /// <summary>The value with four significant digits and a prefix, for example <c>38.46 nS</c>.</summary>
    /// <param name="value">Value in the unit without prefix.</param>
    /// <param name="unit">Unit symbol; <c>1</c> or <c>%</c> take no prefix.</param>
    public static string Format(double value, string unit)
    {
        if (unit is "1" or "%" or "bit" || value == 0 || !double.IsFinite(value))
            return (value.ToString("G4", CultureInfo.InvariantCulture) + (unit == "1" ? "" : " " + unit)).Trim();
        var third = (int)Math.Floor(Math.Log10(Math.Abs(value)) / 3);
        var index = Math.Clamp(third + 6, 0, Prefixes.Length - 1);
        var scaled = value / Math.Pow(1000, index - 6);
        return $"{scaled.ToString("G4", CultureInfo.InvariantCulture)} {Prefixes[index]}{unit}";
    }
}
