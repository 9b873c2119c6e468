namespace CimKit.Crossbars;

/// <summary>Counts the values at the converters of one digit of a layer; sums are left at 0.</summary>
internal sealed class HistogramProduct(AnalogWeights weights, int digit) : MatrixProduct
{
    /// <summary>Bins a cell step is cut into.</summary>
    public const int BinsPerStep = 4;

    private readonly ulong[] planes = new ulong[8 * weights.Tiling.WordsOf(0)];
    private readonly int[] rows = new int[weights.Tiling.ActiveRows];

    /// <summary>Conversions by bin: the rounded value times <see cref="BinsPerStep"/>.</summary>
    public Dictionary<int, long> Bins { get; } = [];

    public override void Multiply(ReadOnlySpan<byte> codes, Span<double> sums)
    {
        sums.Clear();
        var tiling = weights.Tiling;
        for (var array = 0; array < tiling.Arrays; array++)
        {
            var words = tiling.WordsOf(array);
            InputBits.Pack(codes.Slice(array * tiling.ArrayRows, tiling.RowsOf(array)), tiling.Input.Planes, words, planes);
            for (var plane = 0; plane < tiling.Input.Planes; plane++)
                Count(weights.Arrays[array], ActiveRows.List(planes.AsSpan(plane * words, words), rows, weights.Lanes));
        }
    }

    private void Count(float[] cells, ReadOnlySpan<int> active)
    {
        for (var output = 0; output < weights.Tiling.Outputs; output++)
        {
            var sum = 0f;
            foreach (var row in active)
                sum += cells[row + output * weights.Tiling.Slicing.Digits + digit];
            var bin = (int)MathF.Round(sum * BinsPerStep);
            Bins[bin] = Bins.GetValueOrDefault(bin) + 1;
        }
    }
}
