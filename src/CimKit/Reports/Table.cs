using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>A result as named columns of equal length, with units; shown by notebooks, written by <see cref="CsvExport"/>.</summary>
/// <example><code>
/// var table = new Table("Accuracy against ADC resolution",
///     new IntegerColumn("ADC", "bit", [3, 4, 5]),
///     new NumberColumn("Accuracy", "%", [91.2, 97.9, 98.6]) { Format = "F1" });
/// </code></example>
public sealed record Table
{
    /// <summary>A table of at least one column.</summary>
    /// <param name="title">What the table shows.</param>
    /// <param name="columns">Columns of equal length with different names.</param>
    /// <exception cref="InvalidDesignException">Lengths differ, a name comes twice, or there is no column.</exception>
    public Table(string title, params IReadOnlyList<TableColumn> columns)
    {
        Title = Require.NotBlank(title, nameof(Title));
        Columns = Array.AsReadOnly(columns.ToArray());
        InvalidDesignException.ThrowIfAny($"Table '{title}'", Problems());
    }

    /// <summary>What the table shows.</summary>
    public string Title { get; }

    /// <summary>The columns, in the order they are shown.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => Columns[0].Count;

    /// <summary>The column of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names.</exception>
    public TableColumn this[string name] =>
        Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new ArgumentException(
            $"Table '{Title}' has no column '{name}'; it has {string.Join(", ", Columns.Select(c => $"'{c.Name}'"))}.",
            nameof(name));

    /// <summary>The table as aligned text with at most so many rows and columns.</summary>
    /// <param name="maximumRows">Rows shown; what is left out is said.</param>
    /// <param name="maximumColumns">Columns shown; what is left out is said.</param>
    public string ToText(int maximumRows = 40, int maximumColumns = 20) =>
        TableText.Render(
            this, Require.Positive(maximumRows, name: nameof(maximumRows)),
            Require.Positive(maximumColumns, name: nameof(maximumColumns)));

    /// <inheritdoc/>
    public override string ToString() => ToText();

    private IEnumerable<string> Problems()
    {
        if (Columns.Count == 0)
            yield return "Columns must hold at least 1 column; got 0.";
        foreach (var column in Columns.Where(column => column.Count != Columns[0].Count))
            yield return $"Column '{column.Name}' must have {Columns[0].Count} rows like '{Columns[0].Name}'; got {column.Count}.";
        foreach (var twice in Columns.GroupBy(column => column.Name).Where(group => group.Count() > 1))
            yield return $"Column names must differ; '{twice.Key}' comes {twice.Count()} times.";
    }
}
