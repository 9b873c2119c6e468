using System.Text.Json.Nodes;

namespace Cim.Kernel.Protocol;

/// <summary>Reads what a client sent without trusting its types: a field of another type counts as absent.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonObject source, string name) =>
        source[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(this JsonObject source, string name, bool otherwise) =>
        source[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : otherwise;

    public static int? Number(this JsonObject source, string name) =>
        source[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    public static JsonObject? Object(this JsonObject source, string name) => source[name] as JsonObject;
}
