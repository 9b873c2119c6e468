using System.Text;

namespace CimKit.Extensions.Rendering;

/// <summary>A grid as an HTML table that suits light and dark pages.</summary>
internal static class GridHtml
{
    private const int LongText = 30;

    public static string Of(Grid grid)
    {
        var html = new StringBuilder("<table style=\"border-collapse:collapse\">");
        if (grid.Title.Length > 0)
            html.Append($"<caption style=\"caption-side:top;text-align:left;white-space:nowrap;color:inherit;font-weight:bold\">{Html.Escape(grid.Title)}</caption>");
        if (grid.Headings.Count > 0)
        {
            html.Append($"<thead><tr style=\"border-bottom:{Html.Line}\">");
            for (var c = 0; c < grid.Headings.Count; c++)
                html.Append($"<th style=\"{Cell(grid.IsNumeric[c])}{Room(grid, c)}\">{Html.Escape(Grid.Cut(grid.Headings[c]))}</th>");
            html.Append("</tr></thead>");
        }
        html.Append("<tbody>");
        foreach (var row in grid.Rows)
        {
            html.Append("<tr>");
            for (var c = 0; c < row.Count; c++)
                html.Append($"<td style=\"{Cell(grid.IsNumeric[c])}\">{Html.Escape(Grid.Cut(row[c]))}</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
        if (grid.Note.Length > 0)
            html.Append($"<div style=\"{Html.Faint}\">{Html.Escape(grid.Note)}</div>");
        return html.ToString();
    }

    // Long texts beside many numbers would be squeezed to a word a line.
    private static string Room(Grid grid, int column) =>
        !grid.IsNumeric[column] && grid.Rows.Any(row => row[column].Length > LongText) ? ";min-width:11em" : "";

    private static string Cell(bool isNumeric) => isNumeric ? "text-align:right" : "text-align:left";
}
