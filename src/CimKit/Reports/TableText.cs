using System.Text;

namespace CimKit.Reports;

/// <summary>A table as aligned plain text.</summary>
internal static class TableText
{
    private const int WidestCell = 40;

    public static string Render(Table table, int maximumRows, int maximumColumns)
    {
        var columns = table.Columns.Take(maximumColumns).ToArray();
        var rows = Math.Min(table.Rows, maximumRows);
        var widths = Array.ConvertAll(columns, column => Width(column, rows));
        var text = new StringBuilder().Append(table.Title).Append('\n');
        Line(text, columns, widths, column => Shorten(column.Heading));
        text.AppendJoin("  ", widths.Select(width => new string('-', width))).Append('\n');
        for (var row = 0; row < rows; row++)
            Line(text, columns, widths, column => Shorten(column.Show(row)));
        if (table.Rows > rows)
            text.Append($"… {table.Rows - rows} more rows\n");
        if (table.Columns.Count > columns.Length)
            text.Append($"… {table.Columns.Count - columns.Length} more columns\n");
        return text.ToString().TrimEnd('\n');
    }

    private static void Line(StringBuilder text, TableColumn[] columns, int[] widths, Func<TableColumn, string> cell)
    {
        var start = text.Length;
        for (var c = 0; c < columns.Length; c++)
        {
            var shown = cell(columns[c]);
            text.Append(columns[c].IsNumeric ? shown.PadLeft(widths[c]) : shown.PadRight(widths[c]));
            if (c < columns.Length - 1)
                text.Append("  ");
        }
        while (text.Length > start && text[^1] == ' ')
            text.Length--;
        text.Append('\n');
    }

    private static int Width(TableColumn column, int rows) =>
        Enumerable.Range(0, rows).Select(row => Shorten(column.Show(row)).Length)
            .Append(Shorten(column.Heading).Length).Max();

    private static string Shorten(string cell)
    {
        var line = cell.ReplaceLineEndings(" ");
        return line.Length <= WidestCell ? line : line[..(WidestCell - 1)] + "…";
    }
}
