using System.Numerics;

namespace CimKit.Crossbars;

/// <summary>Watches the column currents of one layer to find the ranges of a data-dependent converter; sums are exact.</summary>
internal sealed class DynamicRangeProduct(PackedWeights weights, double offset) : MatrixProduct
{
    private readonly ulong[] planes = new ulong[8 * weights.Tiling.WordsOf(0)];

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
                for (var digit = 0; digit < tiling.Slicing.Digits; digit++)
                    Watch(array, plane, digit, planes.AsSpan(plane * words, words));
        }
    }

    private void Watch(int array, int plane, int digit, ReadOnlySpan<ulong> inputs)
    {
        var (smallest, largest, active) = (int.MaxValue, int.MinValue, 0);
        foreach (var word in inputs)
            active += BitOperations.PopCount(word);
        for (var output = 0; output < weights.Tiling.Outputs; output++)
        {
            var sum = weights.DigitSum(array, output, digit, inputs);
            (smallest, largest) = (Math.Min(smallest, sum), Math.Max(largest, sum));
        }
        Ranges.Add(array, plane, digit, active, smallest, largest);
    }
}
