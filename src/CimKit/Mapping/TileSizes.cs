using CimKit.Foundation;

namespace CimKit.Mapping;

/// <summary>Sizes of the two kinds of tile, in cells per side.</summary>
public sealed record TileSizes
{
    /// <summary>Side of a tile of unrolled layers.</summary>
    public required int Tile { get; init => field = Require.Positive(value); }

    /// <summary>Side of a processing element of such a tile.</summary>
    public required int Element { get; init => field = Require.Positive(value); }

    /// <summary>Side of a processing element of a tile of layers split by kernel position; 0 if there are none.</summary>
    public int SplitElement { get; init => field = Require.InRange(value, 0, int.MaxValue); }
}
