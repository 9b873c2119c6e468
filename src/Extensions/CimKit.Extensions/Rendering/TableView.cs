using CimKit.Reports;

namespace CimKit.Extensions.Rendering;

/// <summary>A <see cref="Table"/> as a grid.</summary>
internal static class TableView
{
    public static Grid Of(Table table)
    {
        var columns = table.Columns.Take(Grid.MaximumColumns).ToArray();
        var rows = Math.Min(table.Rows, Grid.MaximumRows);
        return new Grid(
            table.Title, [.. columns.Select(column => column.Heading)], [.. columns.Select(column => column.IsNumeric)],
            [.. Enumerable.Range(0, rows).Select(row => columns.Select(column => column.Show(row)).ToArray())],
            Grid.Omitted(table.Rows, rows, table.Columns.Count, columns.Length));
    }
}
