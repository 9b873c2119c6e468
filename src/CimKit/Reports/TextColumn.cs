namespace CimKit.Reports;

/// <summary>A column of words.</summary>
public sealed record TextColumn : TableColumn
{
    /// <summary>A column of words.</summary>
    /// <param name="name">Heading.</param>
    /// <param name="values">One text a row; empty where it is missing.</param>
    public TextColumn(string name, IEnumerable<string> values)
        : base(name, "1") => Values = Array.AsReadOnly(values.ToArray());

    /// <summary>One text a row.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <inheritdoc/>
    public override int Count => Values.Count;

    /// <inheritdoc/>
    public override string Heading => Name;

    /// <inheritdoc/>
    public override bool IsNumeric => false;

    /// <inheritdoc/>
    public override string Show(int row) => Values[row];

    /// <inheritdoc/>
    public override string Raw(int row) => Values[row];
}
