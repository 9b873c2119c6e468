using System.Globalization;
using System.Numerics;

namespace CimKit.Extensions.Rendering;

/// <summary>Single values as short text in invariant culture.</summary>
internal static class ScalarText
{
    public static bool IsNumber(Type type) =>
        type.IsPrimitive && type != typeof(bool) && type != typeof(char) || type == typeof(decimal) || type == typeof(Half) || type == typeof(Complex);

    public static string Of(object? value) => value switch
    {
        null => "",
        string text => Grid.Cut(text),
        double number => Of(number),
        float number => Of(number),
        Complex number => FormattableString.Invariant($"{number.Real:G5}{(number.Imaginary < 0 ? "−" : "+")}{Math.Abs(number.Imaginary):G5}i"),
        IFormattable formattable => Grid.Cut(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => Grid.Cut(value.ToString() ?? ""),
    };

    private static string Of(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
