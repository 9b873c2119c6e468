using System.Globalization;

namespace CimKit.Extensions.Figures;

/// <summary>Round numbers along a linear axis: steps of 1, 2 or 5 times a power of ten.</summary>
internal static class LinearTicks
{
    public static IReadOnlyList<(double Place, string Text)> Of(double low, double high, int count, bool isWhole)
    {
        var step = Step((high - low) / Math.Max(count, 1));
        if (isWhole)
            step = Math.Max(step, 1);
        var first = (long)Math.Ceiling((low / step) - 1e-9);
        var last = (long)Math.Floor((high / step) + 1e-9);
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        var ticks = new List<(double, string)>();
        for (var i = first; i <= last && ticks.Count < 100; i++)
            ticks.Add((i * step, Text(i * step, decimals)));
        return ticks;
    }

    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return (least / power) switch
        {
            <= 1.0000001 => power,
            <= 2.0000001 => 2 * power,
            <= 5.0000001 => 5 * power,
            _ => 10 * power,
        };
    }

    private static string Text(double value, int decimals)
    {
        var text = Math.Round(value, Math.Min(decimals, 15)).ToString(decimals > 6 ? "G6" : "N" + decimals, CultureInfo.InvariantCulture);
        return value < 0 ? "−" + text.TrimStart('-') : text;
    }
}
