using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CimKit.Crossbars;

/// <summary>Noise of single reads: one normal number per conversion, with the variance of the column's active cells.</summary>
/// <remarks>
/// The sum of independent normal numbers is normal, so this is the distribution of drawing every cell anew. Numbers come from a
/// counter, Philox 4×32 with 10 rounds [Salmon2011], by input vector, conversion and column: they do not depend on the order
/// or the number of threads.
/// </remarks>
internal sealed class NoisyReads(ulong key)
{
    private const int Width = 16;
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierB = 0xCD9E8D57;

    /// <summary>Adds noise to sums.</summary>
    /// <param name="sums">Shape [vector][lane].</param>
    /// <param name="variances">Shape [vector][lane].</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="lanes">Lanes, a multiple of 16.</param>
    /// <param name="number">Number of the first vector among all vectors of the image set.</param>
    /// <param name="conversion">Number of the array, cycle and block.</param>
    public void Add(Span<float> sums, ReadOnlySpan<float> variances, int count, int lanes, long number, int conversion)
    {
        for (var vector = 0; vector < count; vector++)
            for (var lane = 0; lane < lanes; lane += 2 * Width)
            {
                var (first, second) = Normals(number + vector, conversion, lane);
                Add(sums, variances, vector * lanes + lane, first);
                if (lane + Width < lanes)
                    Add(sums, variances, vector * lanes + lane + Width, second);
            }
    }

    private static void Add(Span<float> sums, ReadOnlySpan<float> variances, int place, Vector512<float> normals)
    {
        ref var sum = ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), place);
        var spread = Vector512.Sqrt(Vector512.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetReference(variances), place)));
        Vector512.FusedMultiplyAdd(spread, normals, Vector512.LoadUnsafe(ref sum)).StoreUnsafe(ref sum);
    }

    /// <summary>32 standard normal numbers by Box and Muller.</summary>
    internal (Vector512<float> First, Vector512<float> Second) Normals(long vector, int conversion, int lane)
    {
        var counters = Vector512.Create((uint)lane) + Vector512<uint>.Indices;
        var (a, b) = Philox(counters, Vector512.Create((uint)conversion), Vector512.Create((uint)vector), Vector512.Create((uint)(vector >> 32)));
        // (0, 1] and [0, 2π) with 24 bits.
        var radius = Vector512.Sqrt(Vector512.Create(-2f) * Vector512.Log(
            (Vector512.ConvertToSingle(a >> 8) + Vector512<float>.One) * Vector512.Create(1f / (1 << 24))));
        var (sine, cosine) = Vector512.SinCos(Vector512.ConvertToSingle(b >> 8) * Vector512.Create(2 * MathF.PI / (1 << 24)));
        return (radius * cosine, radius * sine);
    }

    private (Vector512<uint> A, Vector512<uint> B) Philox(Vector512<uint> c0, Vector512<uint> c1, Vector512<uint> c2, Vector512<uint> c3)
    {
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < 10; round++)
        {
            var (highA, lowA) = Multiply(c0, MultiplierA);
            var (highB, lowB) = Multiply(c2, MultiplierB);
            (c0, c1, c2, c3) = (highB ^ c1 ^ Vector512.Create(k0), lowB, highA ^ c3 ^ Vector512.Create(k1), lowA);
            (k0, k1) = (unchecked(k0 + 0x9E3779B9), unchecked(k1 + 0xBB67AE85));
        }
        return (c0, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<uint> High, Vector512<uint> Low) Multiply(Vector512<uint> factor, uint constant)
    {
        var multiplier = Vector512.Create((ulong)constant);
        var even = (factor.AsUInt64() & Vector512.Create(0xFFFFFFFFUL)) * multiplier;
        var odd = (factor.AsUInt64() >> 32) * multiplier;
        var high = (even >> 32) | (odd & Vector512.Create(0xFFFFFFFF00000000UL));
        return (high.AsUInt32(), factor * Vector512.Create(constant));
    }
}
