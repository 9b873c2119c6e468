using System.Text;

namespace CimKit.Extensions.Rendering;

/// <summary>A grid as aligned plain text.</summary>
internal static class GridText
{
    public static string Of(Grid grid)
    {
        var lines = grid.Headings.Count > 0 ? grid.Rows.Prepend(grid.Headings).ToArray() : [.. grid.Rows];
        var widths = Enumerable.Range(0, grid.IsNumeric.Count)
            .Select(c => lines.Select(line => Grid.Cut(line[c]).Length).DefaultIfEmpty(0).Max()).ToArray();
        var text = new StringBuilder();
        if (grid.Title.Length > 0)
            text.Append(grid.Title).Append('\n');
        foreach (var line in lines)
            text.Append(string.Join("  ", line.Select((cell, c) =>
                grid.IsNumeric[c] ? Grid.Cut(cell).PadLeft(widths[c]) : Grid.Cut(cell).PadRight(widths[c]))).TrimEnd()).Append('\n');
        if (grid.Note.Length > 0)
            text.Append(grid.Note).Append('\n');
        return text.ToString().TrimEnd('\n');
    }
}
