using System.Text.Json;
using CimKit.Circuits.Verification;

namespace CimKit.Estimation.Verification;

/// <summary>Every number of a published run as a check value.</summary>
internal static class ChipRecordValues
{
    internal const string Chip = "chip";
    internal const string Layer = "layer";
    internal const string Internals = "internals";
    internal const string Floorplan = "floorplan";

    internal static IEnumerable<CheckValue> Of(int line, JsonElement root, string id)
    {
        foreach (var module in new[] { Chip, Internals, Floorplan })
        {
            if (!root.TryGetProperty(module, out var group))
                continue;
            var parameters = CheckParameters.Of(id, [("id", id)]);
            foreach (var (name, value) in group.EnumerateObject().SelectMany(field => Flatten(field.Name, field.Value)))
                yield return new CheckValue(line, module, parameters, name, value, "");
        }
        if (!root.TryGetProperty("layers", out var layers))
            yield break;
        var index = 0;
        foreach (var layer in layers.EnumerateArray())
        {
            var parameters = CheckParameters.Of($"{id} layer {index + 1}", [("id", id), ("layer", $"{index++}")]);
            foreach (var (name, value) in layer.EnumerateObject().SelectMany(field => Flatten(field.Name, field.Value)))
                yield return new CheckValue(line, Layer, parameters, name, value, "");
        }
    }

    // Numbers and lists of numbers; texts say nothing that could be compared.
    internal static IEnumerable<(string Name, double? Value)> Flatten(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                yield return (name, value.GetDouble());
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    foreach (var inner in Flatten($"{name}[{index}]", item))
                        yield return inner;
                    index++;
                }
                break;
            case JsonValueKind.Null:
                yield return (name, null);
                break;
        }
    }
}
