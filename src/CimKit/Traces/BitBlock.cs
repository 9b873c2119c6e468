namespace CimKit.Traces;

/// <summary>Transposition of 64×64 bits, the step between text order (rows) and read order (cycles).</summary>
internal static class BitBlock
{
    /// <summary>Turns bit c of word r into bit r of word c, in place.</summary>
    /// <param name="block">64 words.</param>
    public static void Transpose(Span<ulong> block)
    {
        var mask = 0x00000000FFFFFFFFUL;
        for (var half = 32; half != 0; half >>= 1, mask ^= mask << half)
        {
            for (var low = 0; low < 64; low = (low + half + 1) & ~half)
            {
                var swap = (block[low] >> half ^ block[low + half]) & mask;
                block[low + half] ^= swap;
                block[low] ^= swap << half;
            }
        }
    }

    /// <summary>Stores 64 rows of a row-major bit matrix into word <paramref name="word"/> of every cycle.</summary>
    /// <param name="rows">64 rows of <paramref name="wordsPerRow"/> words each; bit t of a row is its value in cycle t.</param>
    /// <param name="wordsPerRow">⌈cycles/64⌉.</param>
    /// <param name="cycles">Cycles.</param>
    /// <param name="target">Packed cycles.</param>
    /// <param name="wordsPerCycle">Words of one cycle of <paramref name="target"/>.</param>
    /// <param name="word">Which word of a cycle the 64 rows are.</param>
    public static void Scatter(
        ReadOnlySpan<ulong> rows, int wordsPerRow, int cycles, Span<ulong> target, int wordsPerCycle, int word)
    {
        Span<ulong> block = stackalloc ulong[64];
        for (var group = 0; group < wordsPerRow; group++)
        {
            for (var row = 0; row < 64; row++)
                block[row] = rows[row * wordsPerRow + group];
            Transpose(block);
            var count = Math.Min(64, cycles - group * 64);
            for (var cycle = 0; cycle < count; cycle++)
                target[(group * 64 + cycle) * wordsPerCycle + word] = block[cycle];
        }
    }

    /// <summary>The opposite of <see cref="Scatter"/>: 64 rows in row-major order out of packed cycles.</summary>
    public static void Gather(
        ReadOnlySpan<ulong> source, int wordsPerCycle, int word, int cycles, Span<ulong> rows, int wordsPerRow)
    {
        Span<ulong> block = stackalloc ulong[64];
        for (var group = 0; group < wordsPerRow; group++)
        {
            block.Clear();
            var count = Math.Min(64, cycles - group * 64);
            for (var cycle = 0; cycle < count; cycle++)
                block[cycle] = source[(group * 64 + cycle) * wordsPerCycle + word];
            Transpose(block);
            for (var row = 0; row < 64; row++)
                rows[row * wordsPerRow + group] = block[row];
        }
    }
}
