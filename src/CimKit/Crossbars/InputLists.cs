using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CimKit.Crossbars;

/// <summary>An input plane as a list of look-ups: for every group of four rows with an active row, which entry of its table.</summary>
internal static class InputLists
{
    /// <summary>Rows that share a table of 2^4 sums.</summary>
    public const int GroupRows = 4;

    /// <summary>Entries of a group's table.</summary>
    public const int GroupEntries = 1 << GroupRows;

    /// <summary>Bytes between two places in a table: an entry of 64 bytes is 8 places long, so that a place fits into 16 bits.</summary>
    public const int PlaceBytes = 8;

    /// <summary>List entries written together: room needed behind the last list.</summary>
    public const int Slack = 32;

    private const int EntryPlaces = 2 * GroupedCells.BlockLanes / PlaceBytes;

    /// <summary>Look-ups that are unrolled; lists end with entry 0, which adds nothing, up to a multiple of this.</summary>
    public const int Unrolled = 4;

    /// <summary>Room a list of that many words needs; lists are written in order, for each one spills over its end.</summary>
    public static int Capacity(int words) => words * 64 / GroupRows + Unrolled;

    /// <summary>Writes the place of an entry, (group × 16 + pattern) × 8, for every group of rows with a pattern that is not 0.</summary>
    /// <param name="words">Packed rows.</param>
    /// <param name="list">At least <see cref="Capacity"/> + <see cref="Slack"/> long; filled up with 0.</param>
    /// <returns>Entries written, without the filling.</returns>
    public static int Write(ReadOnlySpan<ulong> words, Span<ushort> list)
    {
        ref var first = ref MemoryMarshal.GetReference(list);
        var count = 0;
        var word = 0;
        if (Avx512Vbmi2.IsSupported)
        {
            for (; word < words.Length; word += 2)
                count += Compress(words[word], word + 1 < words.Length ? words[word + 1] : 0, word, ref Unsafe.Add(ref first, count));
            Vector512<ushort>.Zero.StoreUnsafe(ref first, (nuint)count);
            return count;
        }
        for (; word < words.Length; word++)
            for (var (group, bits) = (word * 16, words[word]); bits != 0; group++, bits >>= GroupRows)
            {
                var pattern = (int)bits & (GroupEntries - 1);
                Unsafe.Add(ref first, count) = (ushort)((group * GroupEntries + pattern) * EntryPlaces);
                count += pattern == 0 ? 0 : 1;
            }
        list.Slice(count, Unrolled).Clear();
        return count;
    }

    /// <summary>32 groups at once; same result as the loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Compress(ulong low, ulong high, int word, ref ushort target)
    {
        const ulong nibble = 0x0F0F0F0F0F0F0F0F;
        var bytes = Vector128.Create(low, high);
        var even = (bytes & Vector128.Create(nibble)).AsByte();
        var odd = (Vector128.ShiftRightLogical(bytes, 4) & Vector128.Create(nibble)).AsByte();
        var patterns = Vector512.Create(
            Avx2.ConvertToVector256Int16(Sse2.UnpackLow(even, odd)), Avx2.ConvertToVector256Int16(Sse2.UnpackHigh(even, odd))).AsUInt16();
        var offsets = (patterns + Vector512.Create((ushort)(word * 16 * GroupEntries)) + (Vector512<ushort>.Indices << GroupRows)) << 3;
        var isActive = ~Vector512.Equals(patterns, Vector512<ushort>.Zero);
        Avx512Vbmi2.Compress(Vector512<ushort>.Zero, isActive, offsets).StoreUnsafe(ref target);
        return BitOperations.PopCount(isActive.ExtractMostSignificantBits());
    }
}
