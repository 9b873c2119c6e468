using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CimKit.Notebooks.Documents;

/// <summary>One cell of a notebook.</summary>
/// <remarks>JSON objects handed in or out are part of the cell: copy (<see cref="JsonNode.DeepClone"/>) before changing one.</remarks>
public sealed record NotebookCell
{
    /// <summary>What the cell holds.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>Its text, lines separated as in the file.</summary>
    public required string Source { get; init; }

    /// <summary>Its name within the notebook; null in files older than format 4.5.</summary>
    public string? Id { get; init; }

    /// <summary>Number of its last run; null if it has not run.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>What it has shown, in Jupyter's form, texts joined; empty for prose.</summary>
    public ImmutableArray<JsonObject> Outputs { get; init; } = [];

    /// <summary>Settings, tags among them.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Fields of the cell that this program does not know, attachments among them.</summary>
    public JsonObject OtherFields { get; init; } = [];

    /// <summary>Words the author has put on the cell.</summary>
    public IReadOnlyList<string> Tags => Metadata["tags"] is JsonArray tags
        ? [.. tags.Where(tag => tag?.GetValueKind() == JsonValueKind.String).Select(tag => tag!.GetValue<string>())]
        : [];

    /// <summary>A cell of code.</summary>
    public static NotebookCell Code(string source) => new() { Kind = CellKind.Code, Source = source };

    /// <summary>A cell of prose.</summary>
    public static NotebookCell Markdown(string source) => new() { Kind = CellKind.Markdown, Source = source };

    /// <summary>True if the author has put <paramref name="tag"/> on the cell.</summary>
    public bool HasTag(string tag) => Tags.Contains(tag);
}
