using CimKit.Notebooks.Documents;

namespace CimKit.Notebooks.Running;

/// <summary>Names for cells, for people who watch a run.</summary>
internal static class Headings
{
    /// <summary>The last heading of a cell of prose; null if it has none.</summary>
    public static string? Last(NotebookCell cell) => cell.Kind != CellKind.Markdown ? null : cell.Source.Split('\n')
        .Where(line => line.StartsWith('#'))
        .Select(line => line.Trim('#', ' ', '\r'))
        .LastOrDefault(line => line.Length > 0);

    /// <summary>The first line of code that is not blank, shortened.</summary>
    public static string FirstLine(string source)
    {
        var line = source.Split('\n').Select(text => text.Trim()).FirstOrDefault(text => text.Length > 0) ?? "";
        return line.Length <= 60 ? line : line[..59] + "…";
    }
}
