using System.Text.Json.Nodes;
using CimKit.Notebooks.Documents;
using CimKit.Notebooks.Running;

namespace CimKit.Notebooks.Comparison;

/// <summary>A notebook as it is kept under version control: with static outputs, without run numbers.</summary>
public static class KeptNotebook
{
    private const string Settings = "cim";
    private const string ProcessorName = "processor";

    /// <summary>The largest file, in byte.</summary>
    public const int LargestFile = 300_000;

    /// <summary>The notebook as it is kept after a run.</summary>
    /// <param name="executed">With the outputs of a run; not changed.</param>
    /// <param name="processor">Type of processor it ran on (<see cref="ProcessorMark"/>); written if a cell is tagged <c>trained</c>.</param>
    public static NotebookDocument Of(NotebookDocument executed, string processor)
    {
        ArgumentNullException.ThrowIfNull(executed);
        ArgumentException.ThrowIfNullOrEmpty(processor);
        var kept = executed with
        {
            Cells = [.. executed.Cells.Select(cell => cell with { ExecutionCount = null, Outputs = StaticOutputs.Of(cell.Outputs) })],
            Metadata = WithProcessor(executed.Metadata, executed.Cells.Any(cell => cell.HasTag(CellTags.Trained)) ? processor : null),
        };
        return PictureInPlace.Fit(kept, executed, LargestFile);
    }

    /// <summary>Type of processor the outputs of <c>trained</c> cells come from; null if it is not known.</summary>
    public static string? Processor(NotebookDocument kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return kept.Metadata[Settings] is JsonObject settings && settings[ProcessorName] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    /// <summary>Relative difference of numbers that still counts as equal: the cell's, or the notebook's <c>cim.tolerance</c>, or 10⁻⁶.</summary>
    /// <exception cref="FormatException">It is not a number from 0 to 1.</exception>
    internal static double Tolerance(NotebookDocument kept, NotebookCell cell) => Tolerance(cell.Metadata) ?? Tolerance(kept.Metadata) ?? 1e-6;

    private static double? Tolerance(JsonObject metadata) => (metadata[Settings] as JsonObject)?["tolerance"] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<double>(out var number) && number is >= 0 and <= 1 => number,
        var other => throw new FormatException($"metadata cim.tolerance must be a number from 0 to 1; got {other.ToJsonString()}."),
    };

    private static JsonObject WithProcessor(JsonObject metadata, string? processor)
    {
        var copy = (JsonObject)metadata.DeepClone();
        var settings = copy[Settings] as JsonObject ?? [];
        settings.Remove(ProcessorName);
        if (processor is not null)
            settings[ProcessorName] = processor;
        copy.Remove(Settings);
        if (settings.Count > 0)
            copy[Settings] = settings.DeepClone();
        return copy;
    }
}
