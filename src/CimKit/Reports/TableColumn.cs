using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>One named column. A closed set: <see cref="TextColumn"/>, <see cref="NumberColumn"/>, <see cref="IntegerColumn"/>.</summary>
public abstract record TableColumn
{
    private protected TableColumn(string name, string unit)
    {
        Name = Require.NotBlank(name, nameof(Name));
        Unit = Require.NotBlank(unit, nameof(Unit));
    }

    /// <summary>Heading, unique in its table.</summary>
    public string Name { get; }

    /// <summary>Unit of the values, SI without prefix; <c>1</c> if there is none.</summary>
    public string Unit { get; }

    /// <summary>Number of values.</summary>
    public abstract int Count { get; }

    /// <summary>The heading with the unit the cells are shown in, for example <c>Energy (pJ)</c>.</summary>
    public abstract string Heading { get; }

    /// <summary>The value of a row as people read it; empty if it is missing.</summary>
    public abstract string Show(int row);

    /// <summary>The value of a row as data, in <see cref="Unit"/> and invariant culture; empty if it is missing.</summary>
    public abstract string Raw(int row);

    /// <summary>True if the cells line up on the right.</summary>
    public abstract bool IsNumeric { get; }
}
