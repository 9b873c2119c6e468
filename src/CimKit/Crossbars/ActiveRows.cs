using System.Numerics;

namespace CimKit.Crossbars;

/// <summary>Rows whose input bit is set.</summary>
internal static class ActiveRows
{
    /// <summary>Writes the rows of all set bits, times a stride, into a buffer.</summary>
    /// <returns>The part of the buffer that was filled.</returns>
    public static ReadOnlySpan<int> List(ReadOnlySpan<ulong> plane, int[] buffer, int stride)
    {
        var count = 0;
        for (var word = 0; word < plane.Length; word++)
            for (var bits = plane[word]; bits != 0; bits &= bits - 1)
                buffer[count++] = (word * 64 + BitOperations.TrailingZeroCount(bits)) * stride;
        return buffer.AsSpan(0, count);
    }
}
