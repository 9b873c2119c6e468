using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CimKit.Crossbars;

/// <summary>Input codes as packed bit planes: what is applied to the rows of an array, one plane after the other.</summary>
internal static class InputBits
{
    /// <summary>Packs the codes of one array's rows.</summary>
    /// <param name="codes">One byte a row: unsigned, or two's complement.</param>
    /// <param name="planes">Number of planes, 1 to 8.</param>
    /// <param name="words">64-bit words a plane takes: ceil(rows/64).</param>
    /// <param name="packed">Filled with [plane][word], row r at bit r mod 64 of word r/64; rows beyond the codes are 0.</param>
    public static void Pack(ReadOnlySpan<byte> codes, int planes, int words, Span<ulong> packed)
    {
        Span<byte> padded = stackalloc byte[64];
        for (var word = 0; word < words; word++)
        {
            scoped var source = codes[(64 * word)..];
            if (source.Length < 64)
            {
                padded.Clear();
                source.CopyTo(padded);
                source = padded;
            }
            ref var first = ref MemoryMarshal.GetReference(source);
            var low = Vector256.LoadUnsafe(ref first);
            var high = Vector256.LoadUnsafe(ref first, 32);
            for (var bit = 7; bit >= 0; bit--)
            {
                if (bit < planes)
                    packed[bit * words + word] = low.ExtractMostSignificantBits() | (ulong)high.ExtractMostSignificantBits() << 32;
                low += low;
                high += high;
            }
        }
    }
}
