using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CimKit.Crossbars;

/// <summary>Smallest and largest codes of 16 columns. Small enough to live in registers.</summary>
internal readonly struct LaneLimits
{
    private readonly Vector512<float> minimum;
    private readonly Vector512<float> maximum;
    private readonly Vector512<float> lowerEdge;
    private readonly Vector512<float> upperEdge;

    public LaneLimits(GroupedConverters converters, int half)
    {
        (minimum, maximum) = (LaneScale.Load(converters.Minimum, half), LaneScale.Load(converters.Maximum, half));
        (lowerEdge, upperEdge) = (LaneScale.Load(converters.LowerEdge, half), LaneScale.Load(converters.UpperEdge, half));
    }

    /// <summary>−1 where a position is beyond the outermost codes' intervals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> Beyond(Vector512<float> position) =>
        (Vector512.LessThan(position, lowerEdge) | Vector512.GreaterThan(position, upperEdge)).AsInt32();

    /// <summary>Codes of positions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<int> Codes(Vector512<float> position, bool isFloor)
    {
        var inside = Vector512.Min(Vector512.Max(position, minimum), maximum);
        return Vector512.ConvertToInt32Native(isFloor ? Vector512.Floor(inside) : Vector512.Round(inside));
    }
}
