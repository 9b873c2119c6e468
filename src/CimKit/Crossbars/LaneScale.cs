using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CimKit.Crossbars;

/// <summary>Sums of 16 columns as positions between codes. Small enough to live in registers.</summary>
internal readonly struct LaneScale
{
    private readonly Vector512<float> origin;
    private readonly Vector512<float> offset;
    private readonly Vector512<float> inverseStep;

    public LaneScale(GroupedConverters converters, int half)
    {
        origin = Load(converters.Base, half);
        offset = Load(converters.Offset, half);
        inverseStep = Load(converters.InverseStep, half);
    }

    /// <summary>Position of sums in units of the cells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Position(Vector512<float> sum) => (sum - origin) * inverseStep;

    /// <summary>The same with the off state of the active rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Position(Vector512<float> sum, int active) =>
        (sum + offset * Vector512.Create((float)active) - origin) * inverseStep;

    internal static Vector512<float> Load(float[] values, int half) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)(half * Vector512<float>.Count));
}
