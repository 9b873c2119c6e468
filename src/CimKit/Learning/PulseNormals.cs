using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CimKit.Learning;

/// <summary>Standard normal numbers by Box and Muller in few operations: sine and cosine of an eighth of the circle, turned by chance.</summary>
/// <remarks>Polynomials of the sine and cosine have errors below 1e-7; 24 bits make the radius (up to 5.8), 24 the angle, two the quarter.</remarks>
internal static class PulseNormals
{
    /// <summary>Two numbers for each pair of words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> First, Vector512<float> Second) Of(Vector512<uint> a, Vector512<uint> b)
    {
        var uniform = (Vector512.ConvertToSingle((a >> 8).AsInt32()) + Vector512<float>.One) * Vector512.Create(1f / (1 << 24));
        var radius = Vector512.Sqrt(Vector512.Create(-2f) * Vector512.Log(uniform));
        var angle = (Vector512.ConvertToSingle(b.AsInt32() >> 8) + Vector512.Create(0.5f)) * Vector512.Create(MathF.PI / (1 << 25));
        // Lowest bits, which the angle does not use: the quarter of the circle.
        radius = (radius.AsUInt32() ^ (b << 31)).AsSingle();
        var isTurned = ((b << 30).AsInt32() >> 31).AsSingle();
        var (sine, cosine) = (radius * Sine(angle), radius * Cosine(angle));
        return (Vector512.ConditionalSelect(isTurned, sine, cosine), Vector512.ConditionalSelect(isTurned, cosine, sine));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Sine(Vector512<float> angle)
    {
        var square = angle * angle;
        var series = Vector512.FusedMultiplyAdd(Vector512.Create(-1.9515296e-4f), square, Vector512.Create(8.3321609e-3f));
        series = Vector512.FusedMultiplyAdd(series, square, Vector512.Create(-0.16666655f));
        return Vector512.FusedMultiplyAdd(series * square, angle, angle);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Cosine(Vector512<float> angle)
    {
        var square = angle * angle;
        var series = Vector512.FusedMultiplyAdd(Vector512.Create(2.4433157e-5f), square, Vector512.Create(-1.3887316e-3f));
        series = Vector512.FusedMultiplyAdd(series, square, Vector512.Create(4.1666646e-2f));
        series = Vector512.FusedMultiplyAdd(series, square, Vector512.Create(-0.5f));
        return Vector512.FusedMultiplyAdd(series, square, Vector512<float>.One);
    }
}
