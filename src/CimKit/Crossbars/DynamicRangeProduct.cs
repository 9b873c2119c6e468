using System.Numerics;

namespace CimKit.Crossbars;

/// <summary>Watches the column currents of one layer to find the ranges of a data-dependent converter; sums are exact.</summary>
internal sealed class DynamicRangeProduct(PackedWeights weights, double offset) : MatrixProduct
{
    private readonly ulong[] planes = new ulong[8 * weights.Tiling.WordsOf(0)];

    private readonly int[] digitSums = new int[weights.Tiling.Outputs * weights.Tiling.Slicing.Digits];

    /// <summary>What was seen so far.</summary>
    public DynamicRanges Ranges { get; } = new(weights.Tiling, offset);

    public override void Multiply(ReadOnlySpan<byte> codes, Span<double> sums)
    {
        sums.Clear();
        var tiling = weights.Tiling;
        for (var array = 0; array < tiling.Arrays; array++)
        {
            var words = tiling.WordsOf(array);
            InputBits.Pack(codes.Slice(array * tiling.ArrayRows, tiling.RowsOf(array)), tiling.Input.Planes, words, planes);
            for (var plane = 0; plane < tiling.Input.Planes; plane++)
                Watch(array, plane, planes.AsSpan(plane * words, words));
        }
    }

    private void Watch(int array, int plane, ReadOnlySpan<ulong> inputs)
    {
        var (active, digits) = (0, weights.Tiling.Slicing.Digits);
        foreach (var word in inputs)
            active += BitOperations.PopCount(word);
        weights.DigitSums(array, inputs, digitSums);
        for (var digit = 0; digit < digits; digit++)
        {
            var (smallest, largest) = (int.MaxValue, int.MinValue);
            for (var index = digit; index < digitSums.Length; index += digits)
                (smallest, largest) = (Math.Min(smallest, digitSums[index]), Math.Max(largest, digitSums[index]));
            Ranges.Add(array, plane, digit, active, smallest, largest);
        }
    }
}
