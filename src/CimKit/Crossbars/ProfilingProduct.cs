using System.Numerics;

namespace CimKit.Crossbars;

/// <summary>Exact sums of ideal cells and converters, with every partial sum counted.</summary>
internal sealed class ProfilingProduct(PackedWeights weights) : MatrixProduct, IProfile
{
    private readonly PackedProduct exact = new(weights, IdealTables(weights.Tiling));
    private readonly ulong[] planes = new ulong[8 * weights.Tiling.WordsOf(0)];

    private readonly int[] sums = new int[weights.Tiling.Outputs * weights.Tiling.Slicing.Digits];

    /// <summary>What was counted so far.</summary>
    public PartialSumProfile Profile { get; } = new(weights.Tiling);

    public override void Multiply(ReadOnlySpan<byte> codes, Span<double> totals)
    {
        exact.Multiply(codes, totals);
        var tiling = weights.Tiling;
        for (var array = 0; array < tiling.Arrays; array++)
        {
            var words = tiling.WordsOf(array);
            InputBits.Pack(codes.Slice(array * tiling.ArrayRows, tiling.RowsOf(array)), tiling.Input.Planes, words, planes);
            for (var plane = 0; plane < tiling.Input.Planes; plane++)
                Count(array, planes.AsSpan(plane * words, words));
        }
    }

    private static Func<int, int, AdcTables> IdealTables(LayerTiling tiling)
    {
        var ideal = AdcTables.Differential(tiling, null);
        return (_, _) => ideal;
    }

    private void Count(int array, ReadOnlySpan<ulong> inputs)
    {
        var tiling = weights.Tiling;
        var active = 0;
        foreach (var word in inputs)
            active += BitOperations.PopCount(word);
        weights.DigitSums(array, inputs, sums);
        var digits = tiling.Slicing.Digits;
        for (var digit = 0; digit < digits; digit++)
        {
            var counts = Profile.Counts(digit, active);
            for (var index = digit; index < sums.Length; index += digits)
                counts[sums[index]]++;
        }
    }
}
