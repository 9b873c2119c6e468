using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CimKit.Crossbars;

/// <summary>The integer shift-adder behind the converters of a block: digits and planes add up to the layer's sums.</summary>
internal sealed class ShiftAdder
{
    private readonly LaneLayout layout;
    private readonly ImmutableArray<long> steps;
    private readonly long constant;
    private readonly long[] dummies = new long[GroupedProduct.Batch];

    /// <param name="layout">Where a column lies.</param>
    /// <param name="quantizers">One per digit.</param>
    public ShiftAdder(LaneLayout layout, AdcQuantizer[] quantizers)
    {
        this.layout = layout;
        var (tiling, bits) = (layout.Tiling, layout.Tiling.Slicing.CellBits);
        steps = [.. quantizers.Select((quantizer, digit) => AdcTables.Fixed(quantizer.Step * (1 << (digit * bits))))];
        if (!layout.HasDummyColumn)
            constant = quantizers.Select((quantizer, digit) => AdcTables.Fixed(quantizer.Base * (1 << (digit * bits)))).Sum()
                * tiling.Cycles.WeightSum * tiling.Arrays;
    }

    /// <summary>Adds the codes of a block's columns, which are those of all its arrays and planes.</summary>
    /// <param name="block">Number of the block; the first one holds the dummy column, if there is one.</param>
    /// <param name="codes">Shape [vector][lane].</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="sums">Shape [vector][output]; the block's outputs are filled.</param>
    public void Add(int block, ReadOnlySpan<int> codes, int count, Span<double> sums)
    {
        var (first, outputs) = (block * layout.ColumnsPerBlock, layout.Tiling.Outputs);
        var dummyColumns = layout.HasDummyColumn ? 1 : 0;
        var last = Math.Min(layout.ColumnsPerBlock, layout.Columns - first);
        var start = block == 0 ? dummyColumns : 0;
        for (var vector = 0; vector < count; vector++)
        {
            ref var lane = ref MemoryMarshal.GetReference(codes.Slice(vector * layout.BlockLanes, layout.BlockLanes));
            if (block == 0)
                dummies[vector] = layout.HasDummyColumn ? Weigh(ref lane) : -constant;
            var dummy = dummies[vector];
            var row = sums.Slice(vector * outputs + first + start - dummyColumns, last - start);
            lane = ref Unsafe.Add(ref lane, start * steps.Length);
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = (Weigh(ref lane) - dummy) * (1.0 / (1L << AdcTables.FractionBits));
                lane = ref Unsafe.Add(ref lane, steps.Length);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Weigh(ref int lane)
    {
        var total = 0L;
        var factors = steps.AsSpan();
        for (var digit = 0; digit < factors.Length; digit++)
            total += Unsafe.Add(ref lane, digit) * factors[digit];
        return total;
    }
}
