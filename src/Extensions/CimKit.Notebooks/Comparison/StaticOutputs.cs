using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CimKit.Notebooks.Documents;

namespace CimKit.Notebooks.Comparison;

/// <summary>What a cell has shown, without scripts and run numbers: the form in which it is kept and compared.</summary>
internal static class StaticOutputs
{
    private const string Html = "text/html";
    public const string Svg = "image/svg+xml";
    public const string Png = "image/png";

    private static readonly string[] Types =
        [Svg, Png, "image/jpeg", Html, "text/markdown", "text/latex", "text/plain"];

    /// <summary>Static outputs; an interactive figure becomes the picture and the text it carries.</summary>
    public static ImmutableArray<JsonObject> Of(IEnumerable<JsonObject> outputs)
    {
        List<JsonObject> kept = [];
        foreach (var output in outputs)
            if (Kind(output) == "stream" && kept.LastOrDefault() is { } last && Kind(last) == "stream" && Text(last["name"]) == Text(output["name"]))
                last["text"] = Text(last["text"]) + Text(output["text"]);
            else
                kept.Add(Of(output));
        return [.. kept];
    }

    /// <summary>Type of an output: stream, display_data, execute_result or error.</summary>
    public static string Kind(JsonObject output) => Text(output["output_type"]);

    /// <summary>A text, written as one or as lines.</summary>
    public static string Text(JsonNode? node) => MultilineText.Join(node) ?? "";

    private static JsonObject Of(JsonObject output) => Kind(output) switch
    {
        "stream" => new JsonObject { ["output_type"] = "stream", ["name"] = Text(output["name"]), ["text"] = Text(output["text"]) },
        "error" => new JsonObject
        {
            ["output_type"] = "error",
            ["ename"] = Text(output["ename"]),
            ["evalue"] = Text(output["evalue"]),
            ["traceback"] = output["traceback"]?.DeepClone() ?? new JsonArray(),
        },
        var kind => Displayed(kind, output["data"] as JsonObject ?? [], output["metadata"] as JsonObject ?? []),
    };

    private static JsonObject Displayed(string kind, JsonObject data, JsonObject metadata)
    {
        var kept = new JsonObject();
        foreach (var type in Types.Where(type => data[type] is not null && !IsLeftOut(type, data)))
            kept[type] = Text(data[type]);
        var output = new JsonObject { ["output_type"] = kind, ["data"] = kept, ["metadata"] = PictureInPlace.Mark(metadata) };
        if (kind == "execute_result")
            output["execution_count"] = null;
        return output;
    }

    // Whoever makes both pictures leaves the choice to us: SVG while the file has room.
    private static bool IsLeftOut(string type, JsonObject data) =>
        (type == Png && data[Svg] is not null) ||
        (type == Html && (data[Svg] is not null || Text(data[Html]).Contains("<script", StringComparison.OrdinalIgnoreCase)));
}
