using System.Numerics;
using System.Runtime.CompilerServices;
using CimKit.Foundation;

namespace CimKit.Traces;

/// <summary>Bit-serial input of one layer: which rows of the weight matrix are driven in each read cycle.</summary>
/// <remarks>
/// Input vector v takes the cycles v·Bits to v·Bits + Bits − 1, most significant (sign) bit first, two's complement.
/// Bits are packed cycle by cycle: row r of a cycle is bit r mod 64 of word r / 64; bits past the last row are 0.
/// </remarks>
public sealed class InputCycles : IEquatable<InputCycles>
{
    /// <summary>Most packed words a trace may hold (2 GB).</summary>
    internal const long MaximumWords = 1L << 28;

    private readonly ulong[] words;

    /// <summary>Cycles over packed words that are not copied and must not change afterwards.</summary>
    /// <param name="rows">Rows of the weight matrix.</param>
    /// <param name="cycles">Read cycles: input vectors × bits.</param>
    /// <param name="words">Length cycles × ⌈rows/64⌉.</param>
    /// <exception cref="InvalidDesignException">Lengths do not fit or a bit past the last row is set.</exception>
    public InputCycles(int rows, int cycles, ulong[] words)
    {
        InvalidDesignException.ThrowIfAny("InputCycles", Check(rows, cycles, words));
        (Rows, Cycles, this.words) = (rows, cycles, words);
    }

    /// <summary>Rows of the weight matrix.</summary>
    public int Rows { get; }

    /// <summary>Read cycles.</summary>
    public int Cycles { get; }

    /// <summary>Words of one cycle, ⌈Rows/64⌉.</summary>
    public int WordsPerCycle => WordsFor(Rows);

    /// <summary>All packed words, cycle after cycle.</summary>
    public ReadOnlySpan<ulong> Words => words;

    /// <summary>True if the row is driven in the cycle.</summary>
    public bool this[int row, int cycle] =>
        (words[(cycle * (long)WordsPerCycle) + (Require.InRange(row, 0, Rows - 1) >> 6)] >> row & 1) != 0;

    /// <summary>Packed rows of one cycle.</summary>
    public ReadOnlySpan<ulong> Cycle(int cycle) => words.AsSpan(checked(cycle * WordsPerCycle), WordsPerCycle);

    /// <summary>The cycle's rows first to first + 63 as one word; rows past the last are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Window(int cycle, int firstRow)
    {
        var packed = Cycle(cycle);
        var index = firstRow >> 6;
        var shift = firstRow & 63;
        if (index >= packed.Length)
            return 0;
        var low = packed[index] >> shift;
        return shift == 0 || index + 1 >= packed.Length ? low : low | packed[index + 1] << (64 - shift);
    }

    /// <summary>Driven rows among <paramref name="count"/> rows from <paramref name="firstRow"/> in one cycle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Ones(int cycle, int firstRow, int count)
    {
        var ones = 0;
        for (; count > 64; count -= 64, firstRow += 64)
            ones += BitOperations.PopCount(Window(cycle, firstRow));
        return count <= 0 ? ones : ones + BitOperations.PopCount(Window(cycle, firstRow) & ulong.MaxValue >> (64 - count));
    }

    /// <summary>Driven rows over all cycles and rows.</summary>
    public long TotalOnes()
    {
        var ones = 0L;
        foreach (var word in words)
            ones += BitOperations.PopCount(word);
        return ones;
    }

    /// <summary>The first cycles only; this object if it has no more.</summary>
    public InputCycles Take(int cycles) => cycles >= Cycles
        ? this
        : new InputCycles(Rows, cycles, words[..checked(Require.Positive(cycles) * WordsPerCycle)]);

    internal InputCycles Part(int first, int cycles) =>
        new(Rows, cycles, words.AsSpan(checked(first * WordsPerCycle), checked(cycles * WordsPerCycle)).ToArray());

    internal static InputCycles Join(IReadOnlyList<InputCycles> parts) => parts.Count == 1
        ? parts[0]
        : new(parts[0].Rows, checked(parts.Sum(part => part.Cycles)), [.. parts.SelectMany(part => part.words)]);

    /// <inheritdoc/>
    public bool Equals(InputCycles? other) =>
        other is not null && Rows == other.Rows && Cycles == other.Cycles && words.AsSpan().SequenceEqual(other.words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as InputCycles);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rows, Cycles);

    internal static int WordsFor(int rows) => (int)(((long)rows + 63) >> 6);

    private static IEnumerable<string> Check(int rows, int cycles, ulong[] words)
    {
        if (rows < 1 || cycles < 1)
        {
            yield return $"Rows and Cycles must be 1 or greater; got {rows} and {cycles}.";
            yield break;
        }
        var perCycle = WordsFor(rows);
        if ((long)perCycle * cycles != words.Length)
        {
            yield return $"Words must hold Cycles × ⌈Rows/64⌉ words, {cycles} × {perCycle}; got {words.Length}.";
            yield break;
        }
        var spare = (rows & 63) == 0 ? 0 : ulong.MaxValue << (rows & 63);
        for (var cycle = 0; spare != 0 && cycle < cycles; cycle++)
        {
            if ((words[cycle * perCycle + perCycle - 1] & spare) != 0)
            {
                yield return $"Bits past the last row must be 0; cycle {cycle} has one.";
                yield break;
            }
        }
    }
}
