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
    /// <param name="readVariance">Variance of one read of a cell and its dummy in square cell steps, by output, row and digit; null without read noise.</param>
    /// <param name="dummyOffset">Conductance of the off state in cell steps if the dummy column is converted by itself; null if it is subtracted.</param>
    public FloatCells(LayerTiling tiling, ProgrammedCells cells, Func<int, int, int, double>? readVariance = null, double? dummyOffset = null)
    {
        var lanes = (tiling.Outputs + (dummyOffset is null ? 0 : 1)) * tiling.Slicing.Digits;
        Vectors = lanes <= Vector512<float>.Count ? 1 : MostVectors;
        Layout = new(tiling, dummyOffset is not null, Vectors * Vector512<float>.Count);
        values = Enumerable.Range(0, tiling.Arrays).Select(array => Fill(array, (row, steps) =>
        {
            Layout.ReadRow(row, cells, steps);
            if (dummyOffset is { } offset)
                foreach (ref var step in steps)
                    step += (float)offset;
        })).ToArray();
        if (readVariance is not null)
            variances = Enumerable.Range(0, tiling.Arrays).Select(array => Fill(array, (row, steps) =>
            {
                for (var lane = 0; lane < steps.Length; lane++)
                    steps[lane] = (float)readVariance(lane / Layout.Digits, row, lane % Layout.Digits);
            })).ToArray();
    }

    /// <summary>Where a column lies.</summary>
    public LaneLayout Layout { get; }

    /// <summary>Vectors of a block, 1 or <see cref="MostVectors"/>.</summary>
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

    private float[] Fill(int array, RowReader read)
    {
        var (rows, digits, columns) = (Layout.Tiling.RowsOf(array), Layout.Digits, Layout.Columns);
        var filled = new float[Layout.Blocks * rows * Layout.BlockLanes];
        var steps = new float[columns * digits];
        for (var local = 0; local < rows; local++)
        {
            read(array * Layout.Tiling.ArrayRows + local, steps);
            for (var column = 0; column < columns; column++)
            {
                var (block, lane) = (column / Layout.ColumnsPerBlock, column % Layout.ColumnsPerBlock * digits);
                steps.AsSpan(column * digits, digits).CopyTo(filled.AsSpan((block * rows + local) * Layout.BlockLanes + lane));
            }
        }
        return filled;
    }

    private delegate void RowReader(int row, Span<float> steps);
}
