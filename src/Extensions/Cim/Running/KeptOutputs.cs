using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CimKit.Notebooks.Comparison;
using CimKit.Notebooks.Documents;

namespace Cim.Running;

/// <summary>Writes and compares the outputs that are kept in a notebook's file.</summary>
internal static class KeptOutputs
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the notebook with the outputs of a run in place, unless it would become too large.</summary>
    public static KeptOutcome Keep(string notebook, NotebookDocument executed)
    {
        var kept = KeptNotebook.Of(executed, ProcessorMark.Current);
        var size = Encoding.UTF8.GetByteCount(kept.ToJson());
        if (size > KeptNotebook.LargestFile)
            return new("too large", [$"with its outputs it has {Size(size)}; at most {Size(KeptNotebook.LargestFile)} are kept. Largest: {Largest(kept)}. Nothing was written."]);
        kept.Save(notebook);
        return new($"kept, {Size(size)}", []);
    }

    /// <summary>Compares a run with what the file holds.</summary>
    public static KeptOutcome Compare(NotebookDocument kept, NotebookDocument executed)
    {
        if (kept.Cells.All(cell => cell.Outputs.IsEmpty))
            return new("nothing kept", ["no outputs are kept; write them with 'cim run --keep'."]);
        try
        {
            var result = NotebookComparer.Compare(kept, executed, ProcessorMark.Current);
            var extent = $"{result.Compared} cells in full, {result.ByKind} by kind";
            return new(result.IsSame ? $"same: {extent}" : "differs", [.. result.Differences.Select(difference => difference.ToString())]);
        }
        catch (FormatException wrong)
        {
            return new("not compared", [wrong.Message]);
        }
    }

    private static string Largest(NotebookDocument kept) => string.Join(", ", kept.Cells
        .Where(cell => cell.Kind == CellKind.Code)
        .Select((cell, index) => (Number: index + 1, Size: cell.Outputs.Sum(output => Encoding.UTF8.GetByteCount(output.ToJsonString(Readable)))))
        .OrderByDescending(cell => cell.Size).Take(3)
        .Select(cell => $"cell [{cell.Number}] {Size(cell.Size)}"));

    private static string Size(int bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:F0} KB");
}
