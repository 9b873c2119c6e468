using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CimKit.Notebooks.Documents;

namespace CimKit.Notebooks.Comparison;

/// <summary>PNG in place of the largest SVG pictures, where a notebook would become too large; the hash of the SVG stays for comparison.</summary>
internal static class PictureInPlace
{
    private const string HashName = "svg-sha256";

    /// <summary>The static notebook with as few PNG pictures as make it fit; it may stay too large.</summary>
    /// <param name="kept">With static outputs.</param>
    /// <param name="executed">The same notebook, whose outputs may carry PNG beside SVG.</param>
    /// <param name="largest">The most the file may have, in byte.</param>
    public static NotebookDocument Fit(NotebookDocument kept, NotebookDocument executed, int largest)
    {
        var choices = executed.Cells.SelectMany((cell, place) => cell.Outputs.Select((output, index) => (place, index, Data: output["data"] as JsonObject)))
            .Where(item => item.Data is not null)
            .Select(item => (item.place, item.index, Svg: StaticOutputs.Text(item.Data![StaticOutputs.Svg]), Png: StaticOutputs.Text(item.Data[StaticOutputs.Png])))
            .Where(item => item.Png.Length > 0 && item.Png.Length < item.Svg.Length)
            .OrderByDescending(item => item.Svg.Length - item.Png.Length);
        foreach (var (place, index, svg, png) in choices)
        {
            if (Encoding.UTF8.GetByteCount(kept.ToJson()) <= largest)
                break;
            var cell = kept.Cells[place];
            kept = kept with { Cells = kept.Cells.SetItem(place, cell with { Outputs = Replace(cell.Outputs, index, svg, png) }) };
        }
        return kept;
    }

    /// <summary>The metadata of an output that matter: which SVG its PNG stands for.</summary>
    public static JsonObject Mark(JsonObject metadata) => Hash(metadata) is { } hash ? Marked(hash) : [];

    /// <summary>Hash of the SVG that an output's PNG stands for; null if it is a picture by itself.</summary>
    public static string? Hash(JsonObject? metadata) => (metadata?[StaticOutputs.Png] as JsonObject)?[HashName] is JsonValue value ? value.ToString() : null;

    /// <summary>Hash of an SVG picture.</summary>
    public static string HashOf(string svg) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)));

    private static JsonObject Marked(string hash) => new() { [StaticOutputs.Png] = new JsonObject { [HashName] = hash } };

    // The static form joins streams: the output is found by its picture.
    private static ImmutableArray<JsonObject> Replace(ImmutableArray<JsonObject> outputs, int index, string svg, string png)
    {
        var place = Enumerable.Range(0, Math.Min(index + 1, outputs.Length)).Last(item => StaticOutputs.Text((outputs[item]["data"] as JsonObject)?[StaticOutputs.Svg]) == svg);
        var output = (JsonObject)outputs[place].DeepClone();
        var data = (JsonObject)output["data"]!;
        data.Remove(StaticOutputs.Svg);
        data[StaticOutputs.Png] = png;
        output["metadata"] = Marked(HashOf(svg));
        return outputs.SetItem(place, output);
    }
}
