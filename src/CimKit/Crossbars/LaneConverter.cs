using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CimKit.Crossbars;

/// <summary>The converters of 16 columns. Four vectors: small enough to live in registers.</summary>
internal readonly struct LaneConverter
{
    private readonly Vector512<float> inverseStep;
    private readonly Vector512<float> bias;
    private readonly Vector512<float> low;
    private readonly Vector512<float> high;

    public LaneConverter(GroupedConverters converters, int half)
    {
        (inverseStep, bias) = (Load(converters.InverseStep, half), Load(converters.Bias, half));
        (low, high) = (Load(converters.Low, half), Load(converters.High, half));
    }

    /// <param name="columns">16 columns.</param>
    public LaneConverter(LinearConverter[] columns)
    {
        Vector512<float> Spread(Func<LinearConverter, float> number) => Vector512.Create(columns.Select(number).ToArray());
        (inverseStep, bias) = (Spread(column => column.InverseStep), Spread(column => column.Bias));
        (low, high) = (Spread(column => column.Low), Spread(column => column.High));
    }

    /// <summary>Codes of sums in units of the cells; adds the clipped ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> Convert(Vector512<float> sum, bool isFloor, ulong counted, ref int clipped)
    {
        var position = Vector512.FusedMultiplyAdd(sum, inverseStep, bias);
        return Round(position, isFloor, counted, ref clipped);
    }

    /// <summary>The same with the off state of the active rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> Convert(
        Vector512<float> sum, Vector512<float> offset, int active, bool isFloor, ulong counted, ref int clipped)
    {
        var shifted = Vector512.FusedMultiplyAdd(offset, Vector512.Create((float)active), bias);
        return Round(Vector512.FusedMultiplyAdd(sum, inverseStep, shifted), isFloor, counted, ref clipped);
    }

    public static Vector512<float> Load(float[] values, int half) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)(half * Vector512<float>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> Round(Vector512<float> position, bool isFloor, ulong counted, ref int clipped)
    {
        var inside = Vector512.Min(Vector512.Max(position, low), high);
        clipped += BitOperations.PopCount(counted & ~Vector512.Equals(inside, position).ExtractMostSignificantBits());
        if (isFloor)
            return Vector512.ConvertToInt32Native(Vector512.Floor(inside));
        return Avx512F.IsSupported
            ? Avx512F.ConvertToVector512Int32(inside)
            : Vector512.ConvertToInt32Native(Vector512.Round(inside));
    }
}
