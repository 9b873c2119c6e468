using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CimKit.Inference;

/// <summary>Rounds eight values at a time to codes: half to even, clipped, as <see cref="Math.Round(double)"/> and a clamp do.</summary>
/// <param name="smallest">Smallest code.</param>
/// <param name="largest">Largest code.</param>
internal readonly struct CodeStore(int smallest, int largest)
{
    /// <summary>Values of one step.</summary>
    public const int Width = 8;

    // 2^52 + 2^51 + x holds the integer x in its last bits.
    private const double Magic = 6755399441055744.0;
    private readonly Vector512<double> low = Vector512.Create((double)smallest);
    private readonly Vector512<double> high = Vector512.Create((double)largest);

    /// <summary>Writes the codes of finite values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="code">Place of the first code.</param>
    /// <param name="stride">Distance of two codes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(Vector512<double> values, ref byte code, int stride)
    {
        var rounded = Vector512.Min(Vector512.Max(Vector512.Round(values), low), high);
        var bits = (rounded + Vector512.Create(Magic)).AsInt64();
        var (first, second) = (Vector512.GetLower(bits), Vector512.GetUpper(bits));
        Write(first.GetLower(), ref code, stride);
        Write(first.GetUpper(), ref Unsafe.Add(ref code, 2 * stride), stride);
        Write(second.GetLower(), ref Unsafe.Add(ref code, 4 * stride), stride);
        Write(second.GetUpper(), ref Unsafe.Add(ref code, 6 * stride), stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector128<long> bits, ref byte code, int stride)
    {
        code = (byte)bits.ToScalar();
        Unsafe.Add(ref code, stride) = (byte)bits.GetElement(1);
    }
}
