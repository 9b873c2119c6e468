using System.Globalization;
using System.Text.Json;

namespace CimKit.Circuits.Verification;

/// <summary>A record of the unit table: module, process, named inputs and named outputs.</summary>
internal static class UnitRecord
{
    /// <summary>Prefix that tells the table's modules from those of the check-value files.</summary>
    internal const string Prefix = "unit ";

    /// <summary>Module of a record that describes a whole run.</summary>
    internal const string Run = "run";

    internal static IEnumerable<CheckValue> Read(int line, string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        if (root.TryGetProperty("chip", out _) || root.TryGetProperty("calls", out _))
            return [new CheckValue(line, Run, CheckParameters.Of("", []), "record", double.NaN, "")];
        if (!root.TryGetProperty("module", out var module) || !root.TryGetProperty("inputs", out var inputs)
            || !root.TryGetProperty("outputs", out var outputs))
            throw new FormatException("a record must have module, inputs and outputs, or be a run with chip or calls.");
        if (module.ValueKind != JsonValueKind.String || inputs.ValueKind != JsonValueKind.Object || outputs.ValueKind != JsonValueKind.Object)
            throw new FormatException(
                $"module must be a text, inputs and outputs must be objects; got {module.ValueKind}, {inputs.ValueKind} and {outputs.ValueKind}.");
        var names = root.EnumerateObject().Where(field => field.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String)
            .Concat(inputs.EnumerateObject())
            .Select(field => (field.Name, Value: Show(field.Value)))
            .ToList();
        var parameters = CheckParameters.Of(string.Join(';', names.Select(pair => $"{pair.Name}={pair.Value}")), names);
        return
        [
            .. outputs.EnumerateObject().Select(output => new CheckValue(
                line, Prefix + module.GetString(), parameters, output.Name, Number(output.Value), "")),
        ];
    }

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString() switch
        {
            "inf" => double.PositiveInfinity,
            "nan" => double.NaN,
            _ => null,
        },
        _ => null,
    };

    private static string Show(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble().ToString("R", CultureInfo.InvariantCulture)
        : value.ToString();
}
