using CimKit.Foundation;

namespace CimKit.Devices.Fitting;

/// <summary>Units that headers of measured data may name, as factor to SI and quantity. Letters count: S is siemens, s is seconds.</summary>
internal static class MeasuredUnit
{
    private static readonly (string Symbol, double Factor)[] Prefixes =
        [("", 1), ("m", Si.Milli), ("u", Si.Micro), ("µ", Si.Micro), ("μ", Si.Micro), ("n", Si.Nano), ("p", Si.Pico), ("f", Si.Femto)];

    private static readonly Dictionary<string, (string Quantity, double Factor)> Known = All();

    /// <summary>Quantity ("S", "A", "s", "K", "V", "1") and factor of a unit; none if it is unknown.</summary>
    public static (string Quantity, double Factor)? Find(string unit) => Known.TryGetValue(unit, out var found) ? found : null;

    /// <summary>Spellings to suggest for a quantity.</summary>
    public static string Suggestions(string quantity) => quantity switch
    {
        "S" => "S, mS, uS, nS or pS",
        "A" => "A, mA, uA, nA or pA",
        "s" => "s, ms, us, ns, min, h or d",
        "K" => "K or C",
        _ => quantity,
    };

    private static Dictionary<string, (string, double)> All()
    {
        var known = new Dictionary<string, (string, double)>(StringComparer.Ordinal)
        {
            ["min"] = ("s", 60), ["h"] = ("s", 3600), ["d"] = ("s", 86400), ["day"] = ("s", 86400),
            ["K"] = ("K", 1), ["C"] = ("K", 1), ["degC"] = ("K", 1), ["°C"] = ("K", 1), ["1"] = ("1", 1),
        };
        foreach (var (symbol, factor) in Prefixes)
            foreach (var quantity in new[] { "S", "A", "s", "V" })
                known[symbol + quantity] = (quantity, factor);
        return known;
    }

    /// <summary>A number in SI.</summary>
    public static double ToSi(double value, string unit) => unit is "C" or "degC" or "°C" ? value + 273.15 : value * Find(unit)!.Value.Factor;
}
