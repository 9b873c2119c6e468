using System.Globalization;
using System.Text.RegularExpressions;

namespace CimKit.Notebooks.Comparison;

/// <summary>Texts that are the same but for the last digits of their numbers and for the blanks that line up columns.</summary>
internal static partial class NumericText
{
    /// <summary>True if the words are the same and each number differs by at most a relative tolerance.</summary>
    public static bool AreSame(string left, string right, double tolerance)
    {
        if (left == right)
            return true;
        var (numbers, others) = (Number().Matches(left), Number().Matches(right));
        return numbers.Count == others.Count
            && Words(left) == Words(right)
            && numbers.Zip(others).All(pair => IsNear(Value(pair.First.Value), Value(pair.Second.Value), tolerance));
    }

    private static string Words(string text) => Blanks().Replace(Number().Replace(text, "0"), " ").Trim();

    private static bool IsNear(double left, double right, double tolerance) =>
        left == right || Math.Abs(left - right) <= tolerance * Math.Max(Math.Abs(left), Math.Abs(right));

    private static double Value(string number) => double.Parse(
        number.Replace('−', '-').Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A number by itself: digits inside a name belong to the name.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}_.])[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+−]?\d+)?(?![\p{L}\p{N}_])")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
