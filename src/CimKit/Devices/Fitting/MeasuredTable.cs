using System.Globalization;
using nietras.SeparatedValues;

namespace CimKit.Devices.Fitting;

/// <summary>A table of measured data, columns by heading; every problem is collected with its line and column.</summary>
internal sealed class MeasuredTable
{
    private const int ShownProblems = 20;
    private readonly string source;
    private readonly List<string> problems = [];
    private readonly List<string[]> rows = [];
    private readonly List<int> lines = [];
    private int hidden;

    /// <exception cref="InvalidDataException">The text is no table: no heading, or rows of another number of cells.</exception>
    public MeasuredTable(TextReader text, string source)
    {
        this.source = source;
        try
        {
            using var reader = Sep.Reader(options => options with { Unescape = true }).From(text);
            Headers = reader.Header.ColNames.Select(name => MeasuredHeader.Parse(name.TrimStart('\uFEFF'))).ToArray();
            foreach (var row in reader)
            {
                var cells = new string[row.ColCount];
                for (var column = 0; column < cells.Length; column++)
                    cells[column] = row[column].ToString().Trim();
                rows.Add(cells);
                lines.Add(row.LineNumberFrom);
            }
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{source}: not a table of separated values with one heading line: {error.Message.Split('\n')[0]}", error);
        }
        if (Headers.Count == 0 || rows.Count == 0)
            throw new InvalidDataException($"{source}: must have a heading line and at least one row; got {Headers.Count} columns and {rows.Count} rows.");
    }

    public IReadOnlyList<MeasuredHeader> Headers { get; }

    public int Rows => rows.Count;

    /// <summary>Line of the file, counted from 1.</summary>
    public int Line(int row) => lines[row];

    public void Problem(string problem)
    {
        if (problems.Count < ShownProblems)
            problems.Add($"{source}: {problem}");
        else
            hidden++;
    }

    /// <exception cref="InvalidDataException">There was a problem; all are listed.</exception>
    public void ThrowIfAny()
    {
        if (problems.Count > 0)
            throw new InvalidDataException(string.Join(Environment.NewLine, problems)
                + (hidden > 0 ? $"{Environment.NewLine}{source}: {hidden} more problems." : ""));
    }

    /// <summary>Index of the column of that name; −1 if there is none, which is a problem if it is needed.</summary>
    public int Find(string name, bool isNeeded = true)
    {
        var found = Enumerable.Range(0, Headers.Count).Where(index => Headers[index].IsNamed(name)).ToArray();
        if (found.Length == 0 && isNeeded)
            Problem($"there is no column '{name}'; the columns are {string.Join(", ", Headers.Select(header => $"'{header.Text}'"))}.");
        if (found.Length > 1)
            Problem($"'{name}' names {found.Length} columns: {string.Join(", ", found.Select(index => $"'{Headers[index].Text}'"))}.");
        return found.Length == 0 ? -1 : found[0];
    }

    public string Text(int row, int column) => rows[row][column];

    /// <summary>A number as written; null if the cell is empty; not a number is a problem.</summary>
    public double? Number(int row, int column)
    {
        var text = rows[row][column];
        if (text.Length == 0)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            return value;
        Problem($"line {Line(row)}, column '{Headers[column].Text}': must be a finite number with a decimal point; got '{text}'.");
        return null;
    }

    /// <summary>The unit of a column that must measure a quantity; null, with a problem, if it does not.</summary>
    /// <param name="column">Index of the column.</param>
    /// <param name="stated">Unit that the caller states for a heading without one.</param>
    /// <param name="quantities">Quantities that fit, best first.</param>
    public string? Unit(int column, string? stated, params string[] quantities)
    {
        var header = Headers[column];
        var unit = header.Unit ?? stated;
        var wanted = string.Join("; or ", quantities.Select(MeasuredUnit.Suggestions));
        if (unit is null)
            Problem($"column '{header.Text}' names no unit: write '{header.Name}_{quantities[0]}' or '{header.Name} ({quantities[0]})' in the heading, or state it when reading; fitting are {wanted}.");
        else if (MeasuredUnit.Find(unit) is not { } known)
            Problem($"column '{header.Text}' has the unknown unit '{unit}'; fitting are {wanted}.");
        else if (!quantities.Contains(known.Quantity))
            Problem($"column '{header.Text}' has the unit '{unit}'{Meaning(unit)}; fitting are {wanted}.");
        else
            return unit;
        return null;
    }

    private static string Meaning(string unit) => MeasuredUnit.Find(unit)?.Quantity switch
    {
        "s" => ", which is a time",
        "S" => ", which is a conductance",
        "A" => ", which is a current",
        "K" => ", which is a temperature",
        _ => "",
    };
}
