using System.Globalization;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Verification;

/// <summary>Conditions of a check value: named values and bare flags.</summary>
public sealed record CheckParameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);

    /// <summary>The conditions as written in the file.</summary>
    public required string Text { get; init; }

    /// <summary>Conditions separated by semicolons, or also by blanks.</summary>
    internal static CheckParameters Parse(string text, bool splitsBlanks)
    {
        var parameters = new CheckParameters { Text = text };
        var parts = splitsBlanks ? text.Split([';', ' ']) : text.Split(';');
        foreach (var part in parts.Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                parameters._flags.Add(part);
            else
                parameters._values.TryAdd(part[..equals], part[(equals + 1)..]);
        }
        return parameters;
    }

    /// <summary>Named values from a record.</summary>
    internal static CheckParameters Of(string text, IEnumerable<(string Name, string Value)> values)
    {
        var parameters = new CheckParameters { Text = text };
        foreach (var (name, value) in values)
            parameters._values[name] = value;
        return parameters;
    }

    internal bool Has(string flag) => _flags.Contains(flag);

    internal bool HasValue(string name) => _values.ContainsKey(name);

    internal string? Word(string name) => _values.GetValueOrDefault(name);

    internal int Count(string name, int otherwise = 0) =>
        HasValue(name) ? (int)Math.Round(Number(name, 0)) : otherwise;

    internal double Number(string name, double otherwise = 0) =>
        _values.TryGetValue(name, out var text) ? Quantity(name, text).Value : otherwise;

    /// <summary>A length, which may be written as a multiple of the feature size.</summary>
    internal double Length(string name, TechnologyNode node, double otherwise = 0)
    {
        if (!_values.TryGetValue(name, out var text))
            return otherwise;
        var (value, unit) = Quantity(name, text);
        return unit == "F" ? value * node.FeatureSize : value;
    }

    /// <summary>The process the conditions name, read as the published program reads it.</summary>
    internal TechnologyNode Node() => TechnologyCatalog.Find(
        HasValue("node") || HasValue("technode_nm")
            ? Count("node", Count("technode_nm"))
            : throw new FormatException("the parameters must name a node, such as node=22; got none."),
        (Word("roadmap") ?? (Has("HP") ? "HP" : "LSTP")) == "HP" ? Roadmap.HighPerformance : Roadmap.LowStandbyPower,
        Count("T", Count("temperature_K", 300)),
        Fidelity.Reference,
        Has("not validated") || Has("V2.1") ? Calibration.None : Calibration.Silicon,
        Has("V2.1") ? CircuitEdition.Training : CircuitEdition.Inference);

    // A number and its unit; a unit of a capital F alone stands for feature sizes.
    private static (double Value, string Unit) Quantity(string name, string text)
    {
        var length = text.StartsWith("inf", StringComparison.Ordinal) ? 3 : text.Length;
        while (length > 0 && !Parses(text.AsSpan(0, length)))
            length--;
        if (length == 0)
            throw new FormatException($"{name} must be a number with a unit; got '{text}'.");
        var value = text.StartsWith("inf", StringComparison.Ordinal)
            ? double.PositiveInfinity
            : double.Parse(text.AsSpan(0, length), NumberStyles.Float, CultureInfo.InvariantCulture);
        var unit = text[length..].Split(' ')[0];
        return (value * Factor(unit), unit);
    }

    private static bool Parses(ReadOnlySpan<char> text) =>
        text is "inf" || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static double Factor(string unit) => unit switch
    {
        "um" => Si.Micro,
        "fF" => Si.Femto,
        "pF" => Si.Pico,
        "kohm" => Si.Kilo,
        "Mohm" => Si.Mega,
        "ps" => Si.Pico,
        "ns" => Si.Nano,
        "pJ" => Si.Pico,
        "fJ" => Si.Femto,
        "mV" => Si.Milli,
        "nm" => Si.Nano,
        _ => 1,
    };
}
