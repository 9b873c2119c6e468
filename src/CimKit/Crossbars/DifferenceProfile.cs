namespace CimKit.Crossbars;

/// <summary>Exact sums of ideal cells and converters, with every difference at a converter counted: pairs, and inputs of several bits.</summary>
internal sealed class DifferenceProfile : MatrixProduct, IProfile
{
    private readonly FloatCells cells;
    private readonly float[] inputs;
    private readonly float[] sums;

    /// <param name="cells">Ideal cells: their sums are integers, exact in float32.</param>
    public DifferenceProfile(FloatCells cells)
    {
        (this.cells, Profile) = (cells, new(cells.Layout.Tiling));
        inputs = new float[cells.Layout.Tiling.Rows * cells.Layout.Tiling.Cycles.Count];
        sums = new float[cells.Layout.BlockLanes];
    }

    public PartialSumProfile Profile { get; }

    public override void Multiply(ReadOnlySpan<byte> codes, Span<double> totals)
    {
        var (layout, tiling) = (cells.Layout, cells.Layout.Tiling);
        totals.Clear();
        tiling.Cycles.Spread(codes, 1, tiling.Rows, inputs);
        for (var block = 0; block < layout.Blocks; block++)
            for (var array = 0; array < tiling.Arrays; array++)
                for (var cycle = 0; cycle < tiling.Cycles.Count; cycle++)
                {
                    BlockProduct.Run(cells.Values(array, block), inputs.AsSpan(cycle * tiling.Rows + array * tiling.ArrayRows),
                        tiling.Rows, 1, cells.Vectors, sums);
                    Count(block, tiling.Cycles.Weight(cycle), totals);
                }
    }

    private void Count(int block, int weight, Span<double> totals)
    {
        var (layout, bits) = (cells.Layout, cells.Layout.Tiling.Slicing.CellBits);
        var first = block * layout.ColumnsPerBlock;
        for (var column = 0; column < layout.ColumnsPerBlock && first + column < layout.Columns; column++)
            for (var digit = 0; digit < layout.Digits; digit++)
            {
                var value = sums[column * layout.Digits + digit];
                Profile.Count(digit, value);
                totals[first + column] += value * (double)(weight << (digit * bits));
            }
    }
}
