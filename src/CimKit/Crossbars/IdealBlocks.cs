namespace CimKit.Crossbars;

/// <summary>An ideal converter: sums as they are, added in double precision; columns are cell minus dummy.</summary>
internal sealed class IdealBlocks(LaneLayout layout) : BlockConverter
{
    private readonly double[] totals = new double[GroupedProduct.Batch * layout.BlockLanes];

    public override void Start(int count) => totals.AsSpan(0, count * layout.BlockLanes).Clear();

    public override void Add(Span<float> sums, int count, int array, int block, int weight)
    {
        for (var index = 0; index < count * layout.BlockLanes; index++)
            totals[index] += sums[index] * (double)weight;
    }

    public override void Finish(int block, int count, Span<double> sums)
    {
        var (first, bits) = (block * layout.ColumnsPerBlock, layout.Tiling.Slicing.CellBits);
        for (var vector = 0; vector < count; vector++)
            for (var column = 0; column < layout.ColumnsPerBlock && first + column < layout.Columns; column++)
            {
                var sum = 0.0;
                for (var digit = 0; digit < layout.Digits; digit++)
                    sum += totals[vector * layout.BlockLanes + column * layout.Digits + digit] * (1 << (digit * bits));
                sums[vector * layout.Tiling.Outputs + first + column] = sum;
            }
    }
}
