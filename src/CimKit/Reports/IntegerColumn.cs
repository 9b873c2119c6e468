using System.Globalization;

namespace CimKit.Reports;

/// <summary>A column of whole numbers; null where one is missing.</summary>
public sealed record IntegerColumn : TableColumn
{
    /// <summary>A column of whole numbers.</summary>
    /// <param name="name">Heading.</param>
    /// <param name="unit">Unit, for example <c>bit</c>; <c>1</c> for a plain count.</param>
    /// <param name="values">One number a row; null where it is missing.</param>
    public IntegerColumn(string name, string unit, IEnumerable<long?> values)
        : base(name, unit) => Values = Array.AsReadOnly(values.ToArray());

    /// <summary>A column of whole numbers.</summary>
    /// <param name="name">Heading.</param>
    /// <param name="unit">Unit, for example <c>bit</c>; <c>1</c> for a plain count.</param>
    /// <param name="values">One number a row.</param>
    public IntegerColumn(string name, string unit, IEnumerable<int> values)
        : this(name, unit, values.Select(value => (long?)value))
    {
    }

    /// <summary>One number a row; null where it is missing.</summary>
    public IReadOnlyList<long?> Values { get; }

    /// <inheritdoc/>
    public override int Count => Values.Count;

    /// <inheritdoc/>
    public override string Heading => Unit == "1" ? Name : $"{Name} ({Unit})";

    /// <inheritdoc/>
    public override bool IsNumeric => true;

    /// <inheritdoc/>
    public override string Show(int row) => Values[row]?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    /// <inheritdoc/>
    public override string Raw(int row) => Values[row]?.ToString(CultureInfo.InvariantCulture) ?? "";
}
