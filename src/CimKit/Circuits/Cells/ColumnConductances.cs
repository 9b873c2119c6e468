using System.Numerics;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Cells;

/// <summary>Conductance of every cell of an array as its column sees it, wires and access transistor included.</summary>
/// <remarks>
/// Row 0 lies farthest from the converters, column 0 next to the row drivers. Reference: every selected row of an SRAM array
/// conducts whatever it stores (Q3-6). Corrected: a row that stores 1. Source: [Chen2018], Section II; [Peng2019].
/// </remarks>
public sealed record ColumnConductances
{
    private readonly double[] _cells;

    private ColumnConductances(int rows, int columns, double[] cells) => (Rows, Columns, _cells) = (rows, columns, cells);

    /// <summary>Rows that hold weights.</summary>
    public int Rows { get; }

    /// <summary>Columns that hold weights.</summary>
    public int Columns { get; }

    /// <summary>The conductances of an array that stores levels.</summary>
    /// <param name="node">Process.</param>
    /// <param name="cell">Cell of the array.</param>
    /// <param name="levels">Stored levels, row after row; 0 is the most closed one, 2^bits − 1 the most open one.</param>
    /// <param name="rows">Rows that hold weights.</param>
    /// <param name="columns">Columns that hold weights.</param>
    /// <exception cref="ArgumentException"><paramref name="levels"/> does not have rows × columns entries.</exception>
    public static ColumnConductances Of(
        TechnologyNode node, IArrayCell cell, ReadOnlySpan<byte> levels, int rows, int columns)
    {
        Require.Positive(rows, name: nameof(rows));
        Require.Positive(columns, name: nameof(columns));
        if (levels.Length != rows * columns)
            throw new ArgumentException($"levels must have {rows} × {columns} entries; got {levels.Length}.", nameof(levels));
        var array = cell.Array(node, rows, columns, isRowByRow: false);
        var cells = new double[levels.Length];
        var step = (array.MaximumConductance - array.MinimumConductance) / ((1 << cell.Bits) - 1);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var level = levels[row * columns + column];
                cells[row * columns + column] = cell.IsSram
                    ? Sram(node, array, level)
                    : 1 / (1 / (array.MinimumConductance + level * step)
                        + (column + 1) * array.RowSegment + (rows - row) * array.ColumnSegment + array.SeriesResistance);
            }
        }
        return new ColumnConductances(rows, columns, cells);
    }

    /// <summary>Conductance of every column while some rows are selected.</summary>
    /// <param name="inputs">One entry a row; not 0 where the row is selected.</param>
    /// <param name="sums">Receives one conductance a column, in siemens.</param>
    /// <exception cref="ArgumentException">A length does not match.</exception>
    public void Read(ReadOnlySpan<byte> inputs, Span<double> sums)
    {
        if (inputs.Length != Rows)
            throw new ArgumentException($"inputs must have {Rows} entries; got {inputs.Length}.", nameof(inputs));
        if (sums.Length != Columns)
            throw new ArgumentException($"sums must have {Columns} entries; got {sums.Length}.", nameof(sums));
        sums.Clear();
        for (var row = 0; row < Rows; row++)
        {
            if (inputs[row] != 0)
                Accumulate(_cells.AsSpan(row * Columns, Columns), sums);
        }
    }

    private static double Sram(TechnologyNode node, CellArray array, byte level) =>
        !node.IsReference && level == 0 ? 0 : 1 / (array.AccessResistance + array.ColumnSegment);

    private static void Accumulate(ReadOnlySpan<double> row, Span<double> sums)
    {
        var index = 0;
        for (; index <= row.Length - Vector<double>.Count; index += Vector<double>.Count)
            (new Vector<double>(row[index..]) + new Vector<double>(sums[index..])).CopyTo(sums[index..]);
        for (; index < row.Length; index++)
            sums[index] += row[index];
    }
}
