namespace CimKit.Mapping.Partitions;

/// <summary>Resistance between a driven row and the sense circuit of a column, through one cell.</summary>
public interface ICellResistance
{
    /// <summary>True if the resistance is the same for every cell, whatever it stores.</summary>
    bool IsUniform { get; }

    /// <summary>Resistance through one cell, in Ω.</summary>
    /// <param name="level">Level of the cell, 0 to <paramref name="levels"/> − 1.</param>
    /// <param name="levels">Levels of a cell, 2 or more.</param>
    /// <param name="row">Row in the sub-array, 0 farthest from the sense circuit.</param>
    /// <param name="column">Column in the sub-array, 0 nearest to the row driver.</param>
    /// <param name="rows">Rows of the sub-array that hold cells.</param>
    double Resistance(int level, int levels, int row, int column, int rows);
}
