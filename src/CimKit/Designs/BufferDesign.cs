using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>Buffers of one level of the chip; their number follows from the network.</summary>
public sealed record BufferDesign
{
    /// <summary>What the buffers are made of.</summary>
    public BufferKind Kind { get; init; }

    /// <summary>Lines of one core.</summary>
    public required int CoreRows { get; init => field = Require.InRange(value, 1, 1 << 12); }

    /// <summary>Bits of a line of one core.</summary>
    [Unit("bit")]
    public required int CoreColumns { get; init => field = Require.InRange(value, 1, 1 << 12, "bit"); }

    /// <summary>Bits of one core.</summary>
    [Unit("bit")]
    public int CoreBits => CoreRows * CoreColumns;
}
