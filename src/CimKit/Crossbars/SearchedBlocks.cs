namespace CimKit.Crossbars;

/// <summary>Any references, and converters that differ: codes by their decision edges, values by look-up.</summary>
internal sealed class SearchedBlocks(ConverterBank bank) : BlockConverter
{
    private readonly LaneLayout layout = bank.Layout;
    private readonly long[] totals = new long[GroupedProduct.Batch * bank.Layout.BlockLanes];
    private readonly long[] dummies = new long[GroupedProduct.Batch];

    public override void Start(int count) => totals.AsSpan(0, count * layout.BlockLanes).Clear();

    public override void Add(Span<float> sums, int count, int array, int block, int weight)
    {
        var (first, counted, clipped) = (block * layout.ColumnsPerBlock * layout.Digits, layout.Counted(block), 0);
        var lanes = Math.Min(layout.ColumnsPerBlock * layout.Digits, layout.Columns * layout.Digits - first);
        for (var lane = 0; lane < lanes; lane++)
        {
            var (edges, position, values) = (bank.Edges(array, first + lane), bank.Positions[lane % layout.Digits], bank.Values[lane % layout.Digits]);
            var counts = (int)(counted >> lane & 1);
            for (var index = lane; index < count * layout.BlockLanes; index += layout.BlockLanes)
            {
                totals[index] += values[position.Find(edges, sums[index], out var found)] * weight;
                clipped += found < position.Low || found > position.High ? counts : 0;
            }
        }
        Saturated += clipped;
    }

    public override void Finish(int block, int count, Span<double> sums)
    {
        var dummyColumns = layout.HasDummyColumn ? 1 : 0;
        var first = block * layout.ColumnsPerBlock;
        for (var vector = 0; vector < count; vector++)
        {
            var lanes = totals.AsSpan(vector * layout.BlockLanes, layout.BlockLanes);
            if (block == 0)
                dummies[vector] = layout.HasDummyColumn ? Sum(lanes) : 0;
            for (var column = 0; column < layout.ColumnsPerBlock && first + column < layout.Columns; column++)
                if (first + column >= dummyColumns)
                    sums[vector * layout.Tiling.Outputs + first + column - dummyColumns] =
                        (Sum(lanes[(column * layout.Digits)..]) - dummies[vector]) * (1.0 / (1L << AdcTables.FractionBits));
        }
    }

    private long Sum(ReadOnlySpan<long> lanes)
    {
        var sum = 0L;
        foreach (var lane in lanes[..layout.Digits])
            sum += lane;
        return sum;
    }
}
