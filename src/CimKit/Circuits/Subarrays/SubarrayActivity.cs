using System.Collections.Immutable;
using CimKit.Foundation;

namespace CimKit.Circuits.Subarrays;

/// <summary>What one input vector does to an array.</summary>
public sealed record SubarrayActivity
{
    /// <summary>Rows that are selected over all rows of the array.</summary>
    [Unit("1")]
    public required double RowActivity { get; init => field = Require.InRange(value, 0, 1); }

    /// <summary>Resistance of each used column as it is read, in ohm; infinite without a selected row.</summary>
    public required ImmutableArray<double> ColumnResistances { get; init; }
}
