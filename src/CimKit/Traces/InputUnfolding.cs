using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Traces;

/// <summary>Activations of one image → the bit-serial input vectors that a layer's arrays see.</summary>
public static class InputUnfolding
{
    /// <summary>Unfolds an input map with the layer's kernel, stride and padding, windows in raster order.</summary>
    /// <param name="activations">Signed codes in the order channel, row, column; length channels·height·width of the row.</param>
    /// <param name="row">The layer; its padding is filled with zeros.</param>
    /// <param name="bits">Word length, sign included; codes are −2^(bits−1) to 2^(bits−1) − 1, for 1 bit −1 (set) or 0.</param>
    /// <returns>One row per weight-matrix row, output positions × bits cycles.</returns>
    /// <exception cref="InvalidDesignException">Length or a code does not fit.</exception>
    /// <remarks>Source: first principles.</remarks>
    public static InputCycles Unfold(ReadOnlySpan<int> activations, LayerTableRow row, int bits)
    {
        InvalidDesignException.ThrowIfAny("Activations", Check(activations, row, bits));
        var rows = (int)row.WeightRows;
        var wordsPerCycle = InputCycles.WordsFor(rows);
        var vectors = row.OutputHeight * row.OutputWidth;
        var words = new ulong[checked(vectors * bits * wordsPerCycle)];
        for (var vector = 0; vector < vectors; vector++)
        {
            var (y, x) = Math.DivRem(vector, row.OutputWidth);
            FillVector(
                activations, row, y * row.Stride - row.Padding, x * row.Stride - row.Padding, bits,
                words.AsSpan(vector * bits * wordsPerCycle, bits * wordsPerCycle), wordsPerCycle);
        }
        return new InputCycles(rows, vectors * bits, words);
    }

    private static void FillVector(
        ReadOnlySpan<int> activations, LayerTableRow row, int top, int left, int bits, Span<ulong> target, int wordsPerCycle)
    {
        var matrixRow = 0;
        for (var channel = 0; channel < row.InputChannels; channel++)
        {
            for (var y = top; y < top + row.KernelHeight; y++)
            {
                for (var x = left; x < left + row.KernelWidth; x++, matrixRow++)
                {
                    if ((uint)y >= (uint)row.InputHeight || (uint)x >= (uint)row.InputWidth)
                        continue;
                    var code = activations[(channel * row.InputHeight + y) * row.InputWidth + x];
                    for (var bit = 0; code != 0 && bit < bits; bit++)
                        target[bit * wordsPerCycle + (matrixRow >> 6)] |= (ulong)(code >> (bits - 1 - bit) & 1) << (matrixRow & 63);
                }
            }
        }
    }

    private static List<string> Check(ReadOnlySpan<int> activations, LayerTableRow row, int bits)
    {
        var problems = row.Problems().ToList();
        if (bits is < 1 or > 32)
            return [.. problems, $"bits must be 1 to 32 bit; got {bits}."];
        var length = (long)row.InputChannels * row.InputHeight * row.InputWidth;
        if (activations.Length != length)
            problems.Add($"there must be {row.InputChannels}×{row.InputHeight}×{row.InputWidth} = {length} codes; got {activations.Length}.");
        var limit = 1L << (bits - 1);
        foreach (var code in activations)
        {
            if (code < -limit || code >= limit)
            {
                problems.Add($"codes must be {-limit} to {limit - 1} for {bits} bit; got {code}.");
                break;
            }
        }
        return problems;
    }
}
