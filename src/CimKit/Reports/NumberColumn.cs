using System.Globalization;
using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>A column of numbers in a unit without prefix; NaN where one is missing.</summary>
/// <remarks>People see one prefix for the whole column, in the heading, chosen by its largest value.</remarks>
public sealed record NumberColumn : TableColumn
{
    private readonly SiScale scale;

    /// <summary>A column of numbers.</summary>
    /// <param name="name">Heading.</param>
    /// <param name="unit">Unit without prefix; <c>1</c> for a ratio.</param>
    /// <param name="values">One number a row; NaN where it is missing.</param>
    public NumberColumn(string name, string unit, IEnumerable<double> values)
        : base(name, unit)
    {
        Values = Array.AsReadOnly(values.ToArray());
        scale = Si.ScaleFor(Values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max(), unit);
    }

    /// <summary>One number a row; NaN where it is missing.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>.NET format of the shown number, for example <c>F2</c>; four significant digits if not set.</summary>
    public string Format { get; init; } = "G4";

    /// <summary>False to show the unit without prefix, for values that lie decades apart.</summary>
    public bool HasPrefix { get; init; } = true;

    /// <inheritdoc/>
    public override int Count => Values.Count;

    /// <inheritdoc/>
    public override string Heading => Unit == "1" ? Name : $"{Name} ({(HasPrefix ? scale.Unit : Unit)})";

    /// <inheritdoc/>
    public override bool IsNumeric => true;

    /// <inheritdoc/>
    public override string Show(int row) =>
        double.IsNaN(Values[row]) ? "" : (Values[row] / (HasPrefix ? scale.Factor : 1)).ToString(Format, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string Raw(int row) =>
        double.IsNaN(Values[row]) ? "" : Values[row].ToString("R", CultureInfo.InvariantCulture);
}
