using System.Globalization;

namespace CimKit.Extensions.Figures;

/// <summary>Powers of ten along a logarithmic axis; places are decimal logarithms.</summary>
internal static class LogarithmicTicks
{
    public static IReadOnlyList<(double Place, string Text)> Of(double low, double high, int count)
    {
        var first = (int)Math.Ceiling(low - 1e-9);
        var last = (int)Math.Floor(high + 1e-9);
        if (last - first < 1)
            return Within(low, high);
        var step = Math.Max(1, (int)Math.Ceiling((last - first + 1.0) / Math.Max(count, 2)));
        var plain = first >= -3 && last <= 4;
        return [.. Enumerable.Range(0, ((last - first) / step) + 1)
            .Select(i => first + (i * step)).Select(power => ((double)power, plain ? Plain(Math.Pow(10, power)) : Power(power)))];
    }

    /// <summary>Places of 2 to 9 times each power of ten.</summary>
    public static IEnumerable<double> Minor(double low, double high)
    {
        if (high - low > 8)
            yield break;
        for (var power = (int)Math.Floor(low); power <= (int)Math.Floor(high); power++)
            for (var digit = 2; digit <= 9; digit++)
                if (power + Math.Log10(digit) is var place && place > low && place < high)
                    yield return place;
    }

    public static string Power(int power) =>
        "10" + string.Concat(power.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));

    private static List<(double, string)> Within(double low, double high)
    {
        var ticks = new List<(double, string)>();
        for (var power = (int)Math.Floor(low); power <= (int)Math.Floor(high); power++)
            foreach (var digit in new[] { 1, 2, 5 })
                if (power + Math.Log10(digit) is var place && place >= low && place <= high)
                    ticks.Add((place, Plain(digit * Math.Pow(10, power))));
        return ticks;
    }

    private static string Plain(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
