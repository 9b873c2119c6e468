using System.Buffers.Binary;
using MathNet.Numerics.Random;

namespace CimKit.Foundation;

/// <summary>SplitMix64: every one of the 2^64 seeds starts a stream of its own. Not safe for use by two threads at once.</summary>
/// <remarks>Everything that <see cref="Random"/> draws derives from the two methods below. Source: [Steele2014].</remarks>
internal sealed class SeededRandom(ulong seed) : RandomSource(threadSafe: false)
{
    private ulong _state = seed;

    /// <summary>A uniform 64-bit number.</summary>
    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        var bits = _state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>A uniform multiple of 2^−53 in [0, 1).</summary>
    protected override double DoSample() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Fills the bytes, eight from each number.</summary>
    protected override void DoSampleBytes(byte[] buffer)
    {
        Span<byte> eight = stackalloc byte[8];
        for (var start = 0; start < buffer.Length; start += 8)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(eight, NextBits());
            eight[..Math.Min(8, buffer.Length - start)].CopyTo(buffer.AsSpan(start));
        }
    }
}
