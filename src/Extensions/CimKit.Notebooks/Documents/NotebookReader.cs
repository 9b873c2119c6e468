using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CimKit.Notebooks.Documents;

/// <summary>Reads Jupyter's notebook format 4; keeps every field, known or not.</summary>
internal sealed class NotebookReader(string file)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    /// <summary>Reads a notebook from JSON.</summary>
    public NotebookDocument Read(string json)
    {
        var root = ParseObject(json);
        var major = Integer(root, "nbformat", "") ?? throw Failure("", "\"nbformat\" is missing: this is not a notebook.");
        if (major != 4)
            throw Failure("", $"\"nbformat\" must be 4; got {major}. Convert it with Jupyter first.");
        var minor = Integer(root, "nbformat_minor", "") ?? throw Failure("", "\"nbformat_minor\" is missing.");
        if (root["cells"] is not JsonArray cells)
            throw Failure("", "\"cells\" must be a list.");
        return new NotebookDocument
        {
            MinorVersion = minor,
            Metadata = Object(root, "metadata", "") ?? [],
            Cells = [.. cells.Select((cell, index) => Cell(cell, $"cell {index + 1}"))],
            OtherFields = Others(root, ["nbformat", "nbformat_minor", "cells", "metadata"]),
        };
    }

    private static JsonObject Others(JsonObject source, ReadOnlySpan<string> known)
    {
        var others = (JsonObject)source.DeepClone();
        foreach (var name in known)
            others.Remove(name);
        return others;
    }

    private JsonObject ParseObject(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Strict) as JsonObject
                ?? throw Failure("line 1", "a notebook is a JSON object.");
        }
        catch (JsonException problem)
        {
            var reason = problem.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
            throw Failure($"line {problem.LineNumber + 1}", $"not valid JSON: {reason}", problem);
        }
    }

    private NotebookCell Cell(JsonNode? node, string place)
    {
        if (node is not JsonObject cell)
            throw Failure(place, "a cell must be an object.");
        var kind = Kind(cell, place);
        var known = kind == CellKind.Code
            ? new[] { "cell_type", "source", "id", "metadata", "outputs", "execution_count" }
            : ["cell_type", "source", "id", "metadata"];
        var others = Others(cell, known);
        foreach (var attachment in (others["attachments"] as JsonObject)?.Select(item => item.Value).OfType<JsonObject>() ?? [])
            OutputText.JoinBundle(attachment);
        return new NotebookCell
        {
            Kind = kind,
            Source = MultilineText.Join(cell["source"]) ?? throw Failure(place, "\"source\" must be a text or a list of lines."),
            Id = Text(cell, "id", place),
            Metadata = Object(cell, "metadata", place) ?? [],
            ExecutionCount = kind == CellKind.Code ? Integer(cell, "execution_count", place) : null,
            Outputs = kind == CellKind.Code ? Outputs(cell, place) : [],
            OtherFields = others,
        };
    }

    private CellKind Kind(JsonObject cell, string place) => Text(cell, "cell_type", place) switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        "raw" => CellKind.Raw,
        null => throw Failure(place, "\"cell_type\" is missing."),
        var other => throw Failure(place, $"\"cell_type\" must be code, markdown or raw; got {other}."),
    };

    private ImmutableArray<JsonObject> Outputs(JsonObject cell, string place)
    {
        if (cell["outputs"] is null)
            return [];
        if (cell["outputs"] is not JsonArray outputs)
            throw Failure(place, "\"outputs\" must be a list.");
        return
        [
            .. outputs.Select((output, index) => output is JsonObject { } item && item["output_type"]?.GetValueKind() == JsonValueKind.String
                ? OutputText.Joined(item)
                : throw Failure(place, $"output {index + 1} must be an object with an \"output_type\".")),
        ];
    }

    private JsonObject? Object(JsonObject owner, string name, string place) => owner[name] switch
    {
        null => null,
        JsonObject value => (JsonObject)value.DeepClone(),
        _ => throw Failure(place, $"\"{name}\" must be an object."),
    };

    private string? Text(JsonObject owner, string name, string place) => owner[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw Failure(place, $"\"{name}\" must be a text."),
    };

    private int? Integer(JsonObject owner, string name, string place) => owner[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) => number,
        _ => throw Failure(place, $"\"{name}\" must be a whole number."),
    };

    private NotebookFormatException Failure(string place, string reason, Exception? inner = null) => new(file, place, reason, inner);
}
