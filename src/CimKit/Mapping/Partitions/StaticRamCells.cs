using CimKit.Foundation;

namespace CimKit.Mapping.Partitions;

/// <summary>Static RAM cells: a driven row pulls every column through the access transistor, whatever the cell stores.</summary>
/// <remarks>R = R_access + R_column for every cell. Source: [Peng2019].</remarks>
public sealed record StaticRamCells : ICellResistance
{
    /// <summary>Resistance of the access transistor.</summary>
    [Unit("Ω")]
    public required double AccessResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <summary>Resistance of the column wire along one cell.</summary>
    [Unit("Ω")]
    public double ColumnWireResistance { get; init => field = Require.NotNegative(value, "Ω"); }

    /// <inheritdoc/>
    public bool IsUniform => true;

    /// <inheritdoc/>
    public double Resistance(int level, int levels, int row, int column, int rows) => AccessResistance + ColumnWireResistance;
}
