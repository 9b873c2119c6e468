using System.Collections.Immutable;
using CimKit.Foundation;

namespace CimKit.Circuits.Adcs;

/// <summary>The columns that an array's converters see.</summary>
public sealed record SensedColumns
{
    /// <summary>Converters under the array.</summary>
    public int Converters { get; init => field = Require.InRange(value, 1, 1 << 20); } = 1;

    /// <summary>Width of the array.</summary>
    [Unit("m")]
    public required double Width { get; init => field = Require.Positive(value, "m"); }

    /// <summary>Resistance of each column as it is read; infinite for a column without an active row.</summary>
    public ImmutableArray<double> Resistances { get; init; } = [];

    /// <summary>Capacitance of a column.</summary>
    [Unit("F")]
    public double ColumnCapacitance { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Reference conductances of the levels.</summary>
    public ReferenceLadder References { get; init; } = new() { UnitResistance = 100 * Si.Kilo, Rows = 128 };

    /// <summary>Area of one dummy column.</summary>
    [Unit("m²")]
    public double DummyColumnArea { get; init => field = Require.NotNegative(value, "m²"); }

    /// <summary>Columns that share one dummy column.</summary>
    public int DummySharing { get; init => field = Require.Positive(value); } = 32;

    /// <summary>Energy of driving the rows of the dummy columns.</summary>
    [Unit("J")]
    public double ReferenceEnergy { get; init => field = Require.NotNegative(value, "J"); }
}
