using System.Globalization;
using System.Text;
using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>The published eight-column text form of a <see cref="LayerTable"/>.</summary>
/// <remarks>
/// One line a layer, no header, comma separated: input height, input width, input channels, kernel height, kernel width,
/// outputs, pooling (0 or 1), stride. Source: first principles (interface of the published simulator).
/// </remarks>
public static class LayerTableCsv
{
    private const int MaximumCharacters = 1 << 20;
    private const int MaximumProblems = 50;

    private static readonly (string Name, int Minimum, int Maximum)[] Columns =
    [
        ("input height", 1, LayerTableRow.MaximumExtent),
        ("input width", 1, LayerTableRow.MaximumExtent),
        ("input channels", 1, LayerTableRow.MaximumChannels),
        ("kernel height", 1, LayerTableRow.MaximumExtent),
        ("kernel width", 1, LayerTableRow.MaximumExtent),
        ("outputs", 1, LayerTableRow.MaximumChannels),
        ("pooling", 0, 1),
        ("stride", 1, LayerTableRow.MaximumExtent),
    ];

    /// <summary>Reads a table; at most 1 Mi characters are read.</summary>
    /// <param name="reader">Text; read to its end, not closed.</param>
    /// <param name="source">File name or other origin, used in messages.</param>
    /// <param name="name">Name of the table.</param>
    /// <exception cref="InvalidDesignException">Anything is wrong; every problem names source and line.</exception>
    public static LayerTable Read(TextReader reader, string source, string name)
    {
        var rows = new List<LayerTableRow>();
        var problems = new List<string>();
        var text = ReadAll(reader);
        if (text is null)
            problems.Add($"{source}: a layer table must be at most {MaximumCharacters} characters long.");
        var lines = (text ?? "").ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        for (var line = 0; line < lines.Length && text is not null && problems.Count < MaximumProblems; line++)
        {
            if (ParseLine(lines[line], $"{source} line {line + 1}", problems) is { } row)
                rows.Add(row);
        }
        if (problems.Count >= MaximumProblems)
            problems.Add($"{source}: reading stopped after {MaximumProblems} problems.");
        InvalidDesignException.ThrowIfAny($"Layer table '{source}'", problems);
        return new LayerTable { Name = name, Rows = rows };
    }

    /// <summary>Writes a table; padding is not written, the form has no column for it.</summary>
    public static void Write(LayerTable table, TextWriter writer)
    {
        foreach (var row in table.Rows)
        {
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.InputHeight},{row.InputWidth},{row.InputChannels},{row.KernelHeight},{row.KernelWidth},{row.Outputs},{(row.HasPooling ? 1 : 0)},{row.Stride}\n"));
        }
    }

    private static LayerTableRow? ParseLine(string line, string place, List<string> problems)
    {
        var known = problems.Count;
        var cells = line.Split(',');
        if (cells.Length != Columns.Length)
        {
            problems.Add(line.Trim().Length == 0
                ? $"{place}: must hold {Columns.Length} numbers; the line is empty."
                : $"{place}: must hold {Columns.Length} numbers; got {cells.Length}.");
            return null;
        }
        var values = new int[Columns.Length];
        for (var column = 0; column < Columns.Length; column++)
            values[column] = ParseCell(cells[column], column, place, problems);
        if (problems.Count > known)
            return null;
        var row = Compose(values);
        problems.AddRange(row.SizeProblems().Select(problem => $"{place}: {problem}"));
        return row;
    }

    private static int ParseCell(string cell, int column, string place, List<string> problems)
    {
        var (name, minimum, maximum) = Columns[column];
        if (int.TryParse(cell, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value)
            && value >= minimum && value <= maximum)
            return value;
        var shown = cell.Trim() is { Length: > 24 } longer ? longer[..24] + "…" : cell.Trim();
        problems.Add($"{place}: {name} (column {column + 1}) must be a whole number, {minimum} to {maximum}; got '{shown}'.");
        return minimum;
    }

    private static LayerTableRow Compose(int[] values) => new()
    {
        InputHeight = values[0],
        InputWidth = values[1],
        InputChannels = values[2],
        KernelHeight = values[3],
        KernelWidth = values[4],
        Outputs = values[5],
        HasPooling = values[6] == 1,
        Stride = values[7],
    };

    private static string? ReadAll(TextReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[4096];
        for (var read = 1; read > 0 && text.Length <= MaximumCharacters;)
        {
            read = reader.ReadBlock(buffer, 0, buffer.Length);
            text.Append(buffer, 0, read);
        }
        return text.Length > MaximumCharacters ? null : text.ToString();
    }
}
