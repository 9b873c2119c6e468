using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CimKit.Foundation;

/// <summary>Random numbers from a counter, 16 counters at a time: the same number wherever and whenever it is asked for.</summary>
/// <remarks>Philox 4×32 with 10 rounds. Source: [Salmon2011].</remarks>
/// <param name="key">Which stream.</param>
internal readonly struct Philox(ulong key)
{
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierB = 0xCD9E8D57;

    /// <summary>Four words for each of 16 counters.</summary>
    public (Vector512<uint> A, Vector512<uint> B, Vector512<uint> C, Vector512<uint> D) Numbers(
        Vector512<uint> c0, Vector512<uint> c1, Vector512<uint> c2, Vector512<uint> c3)
    {
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < 10; round++)
        {
            var (highA, lowA) = Multiply(c0, MultiplierA);
            var (highB, lowB) = Multiply(c2, MultiplierB);
            (c0, c1, c2, c3) = (highB ^ c1 ^ Vector512.Create(k0), lowB, highA ^ c3 ^ Vector512.Create(k1), lowA);
            (k0, k1) = (unchecked(k0 + 0x9E3779B9), unchecked(k1 + 0xBB67AE85));
        }
        return (c0, c1, c2, c3);
    }

    /// <summary>The same for counters that differ in their first word only.</summary>
    public (Vector512<uint> A, Vector512<uint> B, Vector512<uint> C, Vector512<uint> D) Numbers(Vector512<uint> counters, uint role, long step) =>
        Numbers(counters, Vector512.Create(role), Vector512.Create((uint)step), Vector512.Create((uint)(step >> 32)));

    /// <summary>Numbers of [0, 1) with 24 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Uniform(Vector512<uint> words) =>
        Vector512.ConvertToSingle((words >> 8).AsInt32()) * Vector512.Create(1f / (1 << 24));

    /// <summary>Standard normal numbers by Box and Muller, two for each pair of words.</summary>
    public static (Vector512<float> First, Vector512<float> Second) Normals(Vector512<uint> a, Vector512<uint> b)
    {
        // (0, 1] and [0, 2π) with 24 bits.
        var radius = Vector512.Sqrt(Vector512.Create(-2f) * Vector512.Log(
            (Vector512.ConvertToSingle(a >> 8) + Vector512<float>.One) * Vector512.Create(1f / (1 << 24))));
        var (sine, cosine) = Vector512.SinCos(Vector512.ConvertToSingle(b >> 8) * Vector512.Create(2 * MathF.PI / (1 << 24)));
        return (radius * cosine, radius * sine);
    }

    /// <summary>Fills a span with numbers of [0, 1).</summary>
    public void FillUniform(Span<float> target, uint role, long step)
    {
        const int block = 64;
        Span<float> last = stackalloc float[block];
        for (var start = 0; start < target.Length; start += block)
        {
            var (a, b, c, d) = Numbers(Vector512.Create((uint)(start / 4)) + Vector512<uint>.Indices, role, step);
            var place = start + block <= target.Length ? target[start..] : last;
            Uniform(a).CopyTo(place);
            Uniform(b).CopyTo(place[16..]);
            Uniform(c).CopyTo(place[32..]);
            Uniform(d).CopyTo(place[48..]);
            if (start + block > target.Length)
                last[..(target.Length - start)].CopyTo(target[start..]);
        }
    }

    /// <summary>Fills a span with standard normal numbers.</summary>
    public void FillNormal(Span<float> target, uint role, long step)
    {
        const int block = 32;
        Span<float> last = stackalloc float[block];
        for (var start = 0; start < target.Length; start += block)
        {
            var (a, b, _, _) = Numbers(Vector512.Create((uint)(start / 2)) + Vector512<uint>.Indices, role, step);
            var (first, second) = Normals(a, b);
            var place = start + block <= target.Length ? target[start..] : last;
            first.CopyTo(place);
            second.CopyTo(place[16..]);
            if (start + block > target.Length)
                last[..(target.Length - start)].CopyTo(target[start..]);
        }
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
