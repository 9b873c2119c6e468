using CimKit.Estimation.Tiles;
using CimKit.Mapping;

namespace CimKit.Estimation.Chips;

/// <summary>Grid of a chip whose layers stream: every tile counted in tiles of split layers, in a nearly square grid.</summary>
/// <remarks>Source: [Lee2024], synchronous data transfer.</remarks>
internal sealed record StreamedGrid(int Tiles, GridSize Grid)
{
    private const double Oblongness = 0.2;

    internal static StreamedGrid Of(TileModel split, TileModel unrolled, NetworkMapping mapping)
    {
        var each = (int)Math.Ceiling(unrolled.Area.Array / split.Area.Array * (1 - 1e-12));
        for (var tiles = each * mapping.UnrolledTiles + mapping.SplitTiles; ; tiles++)
        {
            var columns = (int)Math.Sqrt(tiles);
            while (tiles % columns != 0)
                columns--;
            var rows = tiles / columns;
            if ((rows - columns) / (double)rows <= Oblongness)
                return new StreamedGrid(tiles, new GridSize(rows, columns));
        }
    }
}
