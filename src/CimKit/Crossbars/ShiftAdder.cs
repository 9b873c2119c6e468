using System.Collections.Immutable;

namespace CimKit.Crossbars;

/// <summary>The integer shift-adder behind the converters of a block: digits and planes add up to the layer's sums.</summary>
internal sealed class ShiftAdder
{
    private readonly GroupedCells cells;
    private readonly ImmutableArray<long> steps;
    private readonly long constant;
    private readonly long[] dummies = new long[GroupedProduct.Batch];

    /// <param name="cells">Layout of the columns.</param>
    /// <param name="quantizers">One per digit.</param>
    public ShiftAdder(GroupedCells cells, AdcQuantizer[] quantizers)
    {
        this.cells = cells;
        var (tiling, bits) = (cells.Tiling, cells.Tiling.Slicing.CellBits);
        steps = [.. quantizers.Select((quantizer, digit) => AdcTables.Fixed(quantizer.Step * (1 << (digit * bits))))];
        if (!cells.HasDummyColumn)
            constant = quantizers.Select((quantizer, digit) => AdcTables.Fixed(quantizer.Base * (1 << (digit * bits)))).Sum()
                * tiling.Input.WeightSum * tiling.Arrays;
    }

    /// <summary>Adds the codes of a block's columns, which are those of all its arrays and planes.</summary>
    /// <param name="block">Number of the block; the first one holds the dummy column, if there is one.</param>
    /// <param name="codes">Shape [vector][lane].</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="sums">Shape [vector][output]; the block's outputs are filled.</param>
    public void Add(int block, ReadOnlySpan<int> codes, int count, Span<double> sums)
    {
        var (first, outputs) = (block * cells.ColumnsPerBlock, cells.Tiling.Outputs);
        var dummyColumns = cells.HasDummyColumn ? 1 : 0;
        for (var vector = 0; vector < count; vector++)
        {
            var lanes = codes.Slice(vector * GroupedCells.BlockLanes, GroupedCells.BlockLanes);
            if (block == 0)
                dummies[vector] = cells.HasDummyColumn ? Weigh(lanes) : -constant;
            var row = sums.Slice(vector * outputs, outputs);
            for (var column = 0; column < cells.ColumnsPerBlock && first + column < cells.Columns; column++)
                if (first + column >= dummyColumns)
                    row[first + column - dummyColumns] =
                        (Weigh(lanes[(column * steps.Length)..]) - dummies[vector]) * (1.0 / (1L << AdcTables.FractionBits));
        }
    }

    private long Weigh(ReadOnlySpan<int> lanes)
    {
        var total = 0L;
        for (var digit = 0; digit < steps.Length; digit++)
            total += lanes[digit] * steps[digit];
        return total;
    }
}
