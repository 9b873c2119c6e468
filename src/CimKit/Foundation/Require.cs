using System.Globalization;
using System.Runtime.CompilerServices;

namespace CimKit.Foundation;

/// <summary>Checks of one property at construction; the message names property, allowed range, unit and value.</summary>
public static class Require
{
    /// <summary>Key in <see cref="Exception.Data"/> of what is allowed, for example <c>1 to 1024 bit</c>.</summary>
    internal const string Allowed = "allowed";

    /// <summary>The value, if it lies in [<paramref name="minimum"/>, <paramref name="maximum"/>].</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    public static int InRange(
        int value, int minimum, int maximum, string unit = "1", [CallerMemberName] string name = "") =>
        value >= minimum && value <= maximum
            ? value
            : throw Refuse(name, $"{Show(minimum)} to {Show(maximum)}{Suffix(unit)}", Show(value));

    /// <summary>The value, if it is finite and lies in [<paramref name="minimum"/>, <paramref name="maximum"/>].</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not; NaN and infinity never do.</exception>
    public static double InRange(
        double value, double minimum, double maximum, string unit = "1", [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value >= minimum && value <= maximum
            ? value
            : throw Refuse(name, $"{Show(minimum)} to {Show(maximum)}{Suffix(unit)}", Show(value));

    /// <summary>The value, if it is finite and greater than zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double Positive(double value, string unit = "1", [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value > 0
            ? value
            : throw Refuse(name, $"greater than 0{Suffix(unit)}", Show(value));

    /// <summary>The value, if it is finite and not below zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double NotNegative(double value, string unit = "1", [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value >= 0
            ? value
            : throw Refuse(name, $"0{Suffix(unit)} or greater", Show(value));

    /// <summary>The value, if it is greater than zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static int Positive(int value, string unit = "1", [CallerMemberName] string name = "") =>
        value > 0 ? value : throw Refuse(name, $"1{Suffix(unit)} or greater", Show(value));

    /// <summary>The text, if it holds more than white space.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static string NotBlank(string value, [CallerMemberName] string name = "") =>
        !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException($"{name} must not be blank.", name);

    private static ArgumentOutOfRangeException Refuse(string name, string allowed, string value) =>
        new(name, null, $"{name} must be {allowed}; got {value}.") { Data = { [Allowed] = allowed } };

    private static string Suffix(string unit) => unit == "1" ? "" : " " + unit;

    private static string Show(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Show(double value) => value.ToString("G9", CultureInfo.InvariantCulture);
}
