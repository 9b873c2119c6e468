using System.Text;

namespace CimKit.Reports;

/// <summary>Tables as CSV files (RFC 4180): values in the column's unit, invariant culture, UTF-8.</summary>
public static class CsvExport
{
    private static readonly char[] Quoted = ['"', ',', '\n', '\r'];

    /// <summary>The table as CSV text: a header with units, then one line a row; lines end with LF.</summary>
    public static string ToCsv(Table table)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns.Select(column => Field(Header(column)))).Append('\n');
        for (var row = 0; row < table.Rows; row++)
            text.AppendJoin(',', table.Columns.Select(column => Field(column.Raw(row)))).Append('\n');
        return text.ToString();
    }

    /// <summary>Writes the table; the file is complete or not there.</summary>
    /// <param name="table">What to write.</param>
    /// <param name="path">File to create or replace; its folder must exist.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveCsv(this Table table, string path)
    {
        var whole = Path.GetFullPath(path);
        var partial = whole + ".partial";
        try
        {
            File.WriteAllText(partial, ToCsv(table), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(partial, whole, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static string Header(TableColumn column) => column.Unit == "1" ? column.Name : $"{column.Name} ({column.Unit})";

    private static string Field(string value) =>
        value.IndexOfAny(Quoted) < 0 ? value : '"' + value.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
