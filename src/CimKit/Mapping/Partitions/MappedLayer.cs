using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CimKit.Foundation;
using CimKit.Mapping.Cells;
using CimKit.Traces;

namespace CimKit.Mapping.Partitions;

/// <summary>A layer's trace in the order in which its cells and rows lie on the chip.</summary>
/// <remarks>
/// Rows of a split layer are reordered to (kernel position, channel) under <see cref="Fidelity.Corrected"/>; weights that
/// take two rows drive one of them in each cycle.
/// </remarks>
public sealed class MappedLayer
{
    private readonly LayerTrace trace;
    private readonly IWeightCoding coding;
    private readonly int[]? order;
    private readonly byte[] levels;
    private readonly int cellsPerWeight;

    private MappedLayer(LayerPartition partition, LayerTrace trace, IWeightCoding coding, int[]? order, InputCycles inputs)
    {
        (Partition, this.trace, this.coding, this.order, Inputs) = (partition, trace, coding, order, inputs);
        cellsPerWeight = coding.ColumnsPerWeight * coding.RowsPerWeight;
        levels = LevelTable(coding, trace.Weights.Bits);
    }

    /// <summary>How the layer is cut.</summary>
    public LayerPartition Partition { get; }

    /// <summary>Driven rows of cells in each read cycle, in mapped order; only the cycles that are read.</summary>
    public InputCycles Inputs { get; }

    /// <summary>Bits of one cell.</summary>
    [Unit("bit")]
    public int CellBits => coding.CellBits;

    /// <summary>Puts a layer's trace on its partition.</summary>
    /// <param name="partition">Partition of the layer.</param>
    /// <param name="inputs">What the user chose.</param>
    /// <param name="trace">Trace of the layer.</param>
    /// <param name="activationBits">Cycles of one input vector.</param>
    /// <exception cref="InvalidDesignException">The trace does not belong to the layer or has too few cycles.</exception>
    public static MappedLayer Of(LayerPartition partition, MappingInputs inputs, LayerTrace trace, int activationBits)
    {
        var row = partition.Mapping.Footprint.Row;
        var cycles = row.Positions(inputs.Fidelity) * activationBits;
        InvalidDesignException.ThrowIfAny($"Trace of {trace.Name}", Problems(partition, inputs, trace, cycles));
        var isReordered = partition.Mapping.IsSplit && inputs.Fidelity == Fidelity.Corrected && row.KernelArea > 1;
        var order = isReordered ? PositionOrder(row.InputChannels, row.KernelArea) : null;
        var taken = trace.Inputs.Take((int)cycles);
        return new MappedLayer(partition, trace, inputs.Coding, order, RowOrder.Apply(taken, order, inputs.Coding));
    }

    /// <summary>Row of the weight matrix that a row of cells, in mapped order, belongs to.</summary>
    public int WeightRow(int cellRow)
    {
        var row = cellRow / coding.RowsPerWeight;
        return order is null ? row : order[row];
    }

    /// <summary>Levels of the cells of a sub-array.</summary>
    /// <param name="block">Which cells.</param>
    /// <param name="destination">Length at least block.Rows × block.Columns; filled row by row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Levels(ArrayBlock block, Span<byte> destination)
    {
        var (firstWeight, firstDigit) = Math.DivRem(block.FirstColumn, coding.ColumnsPerWeight);
        for (var row = 0; row < block.Rows; row++)
        {
            var codes = trace.Weights.Row(WeightRow(block.FirstRow + row))[firstWeight..];
            var half = (block.FirstRow + row) % coding.RowsPerWeight * coding.ColumnsPerWeight;
            FillRow(codes, half, firstDigit, destination.Slice(row * block.Columns, block.Columns));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillRow(ReadOnlySpan<short> codes, int half, int digit, Span<byte> target)
    {
        var perWeight = coding.ColumnsPerWeight;
        var one = trace.Weights.CodeOfOne;
        for (var weight = 0; target.Length > 0; weight++, digit = 0)
        {
            var cells = levels.AsSpan((codes[weight] + one) * cellsPerWeight + half + digit);
            var count = Math.Min(perWeight - digit, target.Length);
            if (count == 8)
                MemoryMarshal.Write(target, MemoryMarshal.Read<ulong>(cells));
            else
                cells[..count].CopyTo(target);
            target = target[count..];
        }
    }

    /// <summary>Driven rows of a sub-array in every cycle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int[] ActiveRows(ArrayBlock block)
    {
        var ones = new int[Inputs.Cycles];
        for (var cycle = 0; cycle < ones.Length; cycle++)
            ones[cycle] = Inputs.Ones(cycle, block.FirstRow, block.Rows);
        return ones;
    }

    private static IEnumerable<string> Problems(LayerPartition partition, MappingInputs inputs, LayerTrace trace, long cycles)
    {
        var row = partition.Mapping.Footprint.Row;
        if (trace.Weights.Rows != row.WeightRows || trace.Weights.Columns != row.Outputs || trace.Inputs.Rows != row.WeightRows)
            yield return $"weights and inputs must have {row.WeightRows} rows and {row.Outputs} outputs; "
                + $"got {trace.Weights.Rows}×{trace.Weights.Columns} and {trace.Inputs.Rows} rows.";
        if (inputs.Coding is MultiBitCells cells && cells.WeightBits != trace.Weights.Bits)
            yield return $"Coding.WeightBits ({cells.WeightBits}) must be the trace's ({trace.Weights.Bits}).";
        if (cycles < 1 || trace.Inputs.Cycles < cycles)
            yield return $"inputs must have {Math.Max(1, cycles)} cycles or more; got {trace.Inputs.Cycles}.";
    }

    private static int[] PositionOrder(int channels, int positions)
    {
        var order = new int[channels * positions];
        for (var row = 0; row < order.Length; row++)
            order[row] = row % channels * positions + row / channels;
        return order;
    }

    private static byte[] LevelTable(IWeightCoding coding, int bits)
    {
        var cells = coding.ColumnsPerWeight * coding.RowsPerWeight;
        var table = new byte[((1 << bits) + 1) * cells];
        for (var code = 0; code <= 1 << bits; code++)
            coding.Store(code, bits, table.AsSpan(code * cells, cells));
        return table;
    }
}
