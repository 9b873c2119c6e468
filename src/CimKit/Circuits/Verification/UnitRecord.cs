using System.Globalization;
using System.Text.Json;

namespace CimKit.Circuits.Verification;

/// <summary>A record of the unit table: module, process, named inputs and named outputs.</summary>
internal static class UnitRecord
{
    /// <summary>Prefix that tells the table's modules from those of the check-value files.</summary>
    internal const string Prefix = "unit ";

    internal static IEnumerable<CheckValue> Read(int line, string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        if (!root.TryGetProperty("module", out var module) || !root.TryGetProperty("outputs", out var outputs))
            return [new CheckValue(line, "record", CheckParameters.Of("", []), "record", double.NaN, "")];
        var names = root.EnumerateObject().Where(field => field.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String)
            .Concat(root.GetProperty("inputs").EnumerateObject())
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
