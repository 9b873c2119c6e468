using System.Runtime.Intrinsics;

namespace CimKit.Crossbars;

/// <summary>Cells of a layer in float32, in blocks of columns: for inputs of several bits, noise and converters that differ. Read only once built, shared by all threads.</summary>
/// <remarks>Values are cell minus dummy cell in cell steps, or each by itself; variances are those of one read of both.</remarks>
internal sealed class FloatCells
{
    /// <summary>Most vectors of a block.</summary>
    public const int MostVectors = 4;

    private readonly float[][] values;
    private readonly float[][]? variances;

    /// <param name="tiling">The layer.</param>
    /// <param name="cells">Cells of the chip.</param>
    /// <param name="hasReadNoise">True to keep the variance of a read of every cell.</param>
    /// <param name="dummyOffset">Conductance of the off state in cell steps if the dummy column is converted by itself; null if it is subtracted.</param>
    public FloatCells(LayerTiling tiling, ProgrammedCells cells, bool hasReadNoise = false, double? dummyOffset = null)
    {
        var lanes = (tiling.Outputs + (dummyOffset is null ? 0 : 1)) * tiling.Slicing.Digits;
        Vectors = lanes <= Vector512<float>.Count ? 1 : lanes <= 2 * Vector512<float>.Count ? 2 : MostVectors;
        Layout = new(tiling, dummyOffset is not null, Vectors * Vector512<float>.Count);
        values = Empty();
        variances = hasReadNoise ? Empty() : null;
        var steps = new float[tiling.ActiveRows * Layout.Columns];
        foreach (var slice in cells.Slices())
            for (var array = 0; array < tiling.Arrays; array++)
            {
                Layout.Read(array, slice, steps);
                foreach (ref var step in steps.AsSpan())
                    step += (float)(dummyOffset ?? 0);
                Place(array, slice.Digit, steps, values[array]);
                if (variances is null)
                    continue;
                ReadVariances(array, slice, steps);
                Place(array, slice.Digit, steps, variances[array]);
            }
    }

    /// <summary>Where a column lies.</summary>
    public LaneLayout Layout { get; }

    /// <summary>Vectors of a block, 1, 2 or <see cref="MostVectors"/>.</summary>
    public int Vectors { get; }

    /// <summary>True if every read adds noise.</summary>
    public bool HasReadNoise => variances is not null;

    /// <summary>Shape [row][lane] of a block.</summary>
    public ReadOnlySpan<float> Values(int array, int block) => Block(values[array], array, block);

    /// <summary>Variances of one read, likewise.</summary>
    public ReadOnlySpan<float> Variances(int array, int block) => Block(variances![array], array, block);

    private ReadOnlySpan<float> Block(float[] all, int array, int block)
    {
        var size = Layout.Tiling.RowsOf(array) * Layout.BlockLanes;
        return all.AsSpan(block * size, size);
    }

    private float[][] Empty() => Enumerable.Range(0, Layout.Tiling.Arrays)
        .Select(array => new float[Layout.Blocks * Layout.Tiling.RowsOf(array) * Layout.BlockLanes]).ToArray();

    /// <summary>Variances of one read of a cell and the one that is subtracted, [row][column].</summary>
    private void ReadVariances(int array, CellSlice slice, Span<float> steps)
    {
        var (first, rows, columns) = (array * Layout.Tiling.ArrayRows, Layout.Tiling.RowsOf(array), Layout.Columns);
        for (var column = 0; column < columns; column++)
            for (var row = 0; row < rows; row++)
                steps[row * columns + column] = (float)slice.ReadVariance(column, first + row);
    }

    private void Place(int array, int digit, ReadOnlySpan<float> steps, float[] target)
    {
        var (rows, columns) = (Layout.Tiling.RowsOf(array), Layout.Columns);
        for (var column = 0; column < columns; column++)
        {
            var (block, place) = Math.DivRem(column, Layout.ColumnsPerBlock);
            var lane = target.AsSpan(block * rows * Layout.BlockLanes + place * Layout.Digits + digit);
            for (var row = 0; row < rows; row++)
                lane[row * Layout.BlockLanes] = steps[row * columns + column];
        }
    }
}
