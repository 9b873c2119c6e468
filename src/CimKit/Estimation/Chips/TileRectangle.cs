using CimKit.Mapping.Floorplans;

namespace CimKit.Estimation.Chips;

/// <summary>A tile on a chip.</summary>
/// <param name="Tile">Layer, copy and block that it holds.</param>
/// <param name="Place">Where it lies.</param>
public sealed record TileRectangle(TilePlacement Tile, ChipRectangle Place);
