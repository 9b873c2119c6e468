namespace CimKit.Extensions.Rendering;

/// <summary>Cells of text to be shown as a table, already cut to size.</summary>
/// <param name="Title">Caption; empty for none.</param>
/// <param name="Headings">Column headings; empty for none.</param>
/// <param name="IsNumeric">Which columns line up on the right.</param>
/// <param name="Rows">Texts, one a column.</param>
/// <param name="Note">What was left out; empty for nothing.</param>
internal sealed record Grid(
    string Title, IReadOnlyList<string> Headings, IReadOnlyList<bool> IsNumeric, IReadOnlyList<IReadOnlyList<string>> Rows, string Note)
{
    public const int MaximumRows = 50;

    public const int MaximumColumns = 20;

    private const int LongestCell = 120;

    /// <summary>What was left out of so many rows and columns; empty for nothing.</summary>
    public static string Omitted(int rows, int shownRows, int columns, int shownColumns) => (rows > shownRows, columns > shownColumns) switch
    {
        (false, false) => "",
        (true, false) => $"{shownRows} of {rows} rows",
        (false, true) => $"{shownColumns} of {columns} columns",
        _ => $"{shownRows} of {rows} rows, {shownColumns} of {columns} columns",
    };

    /// <summary>The text on one line, cut if it is long.</summary>
    public static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestCell ? line : line[..(LongestCell - 1)] + "…";
    }
}
