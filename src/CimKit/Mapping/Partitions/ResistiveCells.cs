using CimKit.Foundation;

namespace CimKit.Mapping.Partitions;

/// <summary>Two-terminal memory or ferroelectric transistors: the level sets the conductance, wires add to the resistance.</summary>
/// <remarks>
/// G = G_min + level/(levels−1)·(G_max−G_min); R = 1/G + (column+1)·R_row + (rows−row)·R_column + R_access.
/// Source: [Peng2019].
/// </remarks>
public sealed record ResistiveCells : ICellResistance
{
    /// <summary>Resistance of a cell at its highest level.</summary>
    [Unit("Ω")]
    public required double OnResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <summary>Resistance of a cell at level 0.</summary>
    [Unit("Ω")]
    public required double OffResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <summary>Resistance of the row wire along one cell.</summary>
    [Unit("Ω")]
    public double RowWireResistance { get; init => field = Require.NotNegative(value, "Ω"); }

    /// <summary>Resistance of the column wire along one cell.</summary>
    [Unit("Ω")]
    public double ColumnWireResistance { get; init => field = Require.NotNegative(value, "Ω"); }

    /// <summary>Resistance of the access transistor; 0 if there is none.</summary>
    [Unit("Ω")]
    public double AccessResistance { get; init => field = Require.NotNegative(value, "Ω"); }

    /// <inheritdoc/>
    public bool IsUniform => false;

    /// <inheritdoc/>
    public double Resistance(int level, int levels, int row, int column, int rows)
    {
        var (least, most) = (1 / OffResistance, 1 / OnResistance);
        var conductance = (double)level / (levels - 1) * (most - least) + least;
        return 1 / conductance + (column + 1) * RowWireResistance + (rows - row) * ColumnWireResistance + AccessResistance;
    }
}
