namespace CimKit.Crossbars;

/// <summary>How the columns of a layer lie side by side in blocks of vector lanes.</summary>
/// <remarks>
/// Lane of a column in its block = column × digits + digit; no column lies in two blocks. Column 0 is the dummy column, if it is
/// converted by itself.
/// </remarks>
/// <param name="Tiling">The layer.</param>
/// <param name="HasDummyColumn">True if the dummy column is converted by itself.</param>
/// <param name="BlockLanes">Lanes of a block, at least the digits of a weight.</param>
internal sealed record LaneLayout(LayerTiling Tiling, bool HasDummyColumn, int BlockLanes)
{
    /// <summary>Digits of a weight.</summary>
    public int Digits => Tiling.Slicing.Digits;

    /// <summary>Outputs and the dummy column.</summary>
    public int Columns => Tiling.Outputs + (HasDummyColumn ? 1 : 0);

    /// <summary>Columns of a block.</summary>
    public int ColumnsPerBlock => BlockLanes / Digits;

    /// <summary>Blocks beside each other.</summary>
    public int Blocks => (Columns + ColumnsPerBlock - 1) / ColumnsPerBlock;

    /// <summary>Lanes whose clipped conversions count: those of the block's outputs, not the dummy column.</summary>
    public ulong Counted(int block)
    {
        var lanes = Math.Min(ColumnsPerBlock, Columns - block * ColumnsPerBlock) * Digits;
        var used = lanes == 64 ? ulong.MaxValue : (1UL << lanes) - 1;
        return block == 0 && HasDummyColumn ? used & ~((1UL << Digits) - 1) : used;
    }

    /// <summary>Cells of one digit in cell steps, less what is subtracted unless the dummy column is converted by itself.</summary>
    /// <param name="array">Number of the array.</param>
    /// <param name="slice">The digit's cells.</param>
    /// <param name="steps">Filled: [row of the array][column].</param>
    public void Read(int array, CellSlice slice, Span<float> steps)
    {
        var (first, rows, columns, dummies) = (array * Tiling.ArrayRows, Tiling.RowsOf(array), Columns, HasDummyColumn ? 1 : 0);
        Span<double> cells = new double[rows], subtracted = new double[rows];
        if (!Tiling.Slicing.IsPair)
            slice.ReadSubtracted(0, first, subtracted);
        for (var row = 0; row < rows && HasDummyColumn; row++)
            steps[row * columns] = (float)subtracted[row];
        for (var output = 0; output < Tiling.Outputs; output++)
        {
            slice.ReadCells(output, first, cells);
            if (Tiling.Slicing.IsPair)
                slice.ReadSubtracted(output, first, subtracted);
            var column = steps[(output + dummies)..];
            for (var row = 0; row < rows; row++)
                column[row * columns] = (float)(HasDummyColumn ? cells[row] : slice.Difference(output, first, cells[row], subtracted[row]));
        }
    }
}
