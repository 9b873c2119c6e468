using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CimKit.Foundation;

namespace CimKit.Crossbars;

/// <summary>Noise of single reads: one normal number per conversion, with the variance of the column's active cells.</summary>
/// <remarks>
/// The sum of independent normal numbers is normal, so this is the distribution of drawing every cell anew. Numbers come from a
/// counter (<see cref="Philox"/>) by input vector, conversion and column: they do not depend on the order
/// or the number of threads.
/// </remarks>
internal sealed class NoisyReads(ulong key)
{
    private const int Width = 16;
    private readonly Philox philox = new(key);

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
        var (a, b, _, _) = philox.Numbers(Vector512.Create((uint)lane) + Vector512<uint>.Indices, (uint)conversion, vector);
        return Philox.Normals(a, b);
    }
}
