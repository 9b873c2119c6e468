using CimKit.Foundation;

namespace CimKit.Mapping.Partitions;

/// <summary>Static RAM cells: a driven row pulls a column through the access transistor.</summary>
/// <remarks>R = R_access + R_column. Source: [Peng2019].</remarks>
public sealed record StaticRamCells : ICellResistance
{
    /// <summary>Resistance of the access transistor.</summary>
    [Unit("Ω")]
    public required double AccessResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <summary>Resistance of the column wire along one cell.</summary>
    [Unit("Ω")]
    public double ColumnWireResistance { get; init => field = Require.NotNegative(value, "Ω"); }

    /// <summary>True if a cell that stores 0 does not conduct; the published simulator lets every driven cell conduct (Q3-6).</summary>
    public bool ConductsOnlyOnes { get; init; }

    /// <inheritdoc/>
    public bool IsUniform => !ConductsOnlyOnes;

    /// <inheritdoc/>
    public double Resistance(int level, int levels, int row, int column, int rows) =>
        ConductsOnlyOnes && level == 0 ? double.PositiveInfinity : AccessResistance + ColumnWireResistance;
}
