using System.Text;

namespace CimKit.Notebooks.Views;

/// <summary>Writes a view as plain text.</summary>
internal static class PlainView
{
    /// <summary>The text for a view.</summary>
    public static string Write(ValueView view) => view switch
    {
        TextView text => text.Text,
        ListView list => $"[{string.Join(", ", list.Items)}{(list.More.Length > 0 ? $", … ({list.More})" : "")}]",
        PropertiesView properties => Properties(properties),
        TableView table => Table(table),
        FormattedView formatted => formatted.Text,
        _ => "",
    };

    private static string Properties(PropertiesView view)
    {
        // A type that says how it reads, such as a record, is left to do so.
        if (view.Summary != view.Type)
            return view.Summary;
        var text = new StringBuilder(view.Type);
        var width = view.Properties.Max(property => property.Name.Length);
        foreach (var (name, value) in view.Properties)
            text.Append($"\n  {name.PadRight(width)}  {Line(value)}");
        if (view.Omitted > 0)
            text.Append($"\n  … ({view.Omitted} more)");
        return text.ToString();
    }

    private static string Table(TableView view)
    {
        var rows = view.Rows.Select(row => row.Select(Line).ToArray()).Prepend([.. view.Columns]).ToArray();
        var widths = view.Columns.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        var lines = rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        return string.Join('\n', view.More.Length > 0 ? lines.Append($"… ({view.More})") : lines);
    }

    private static string Line(ValueView view)
    {
        var text = view switch
        {
            PropertiesView properties => properties.Summary,
            TableView table => $"({table.Rows.Count} rows{(table.More.Length > 0 ? ", " + table.More : "")})",
            _ => Write(view),
        };
        return ViewLimits.Cut(text.ReplaceLineEndings(" "), 80);
    }
}
