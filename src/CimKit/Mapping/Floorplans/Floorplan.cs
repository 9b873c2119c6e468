using CimKit.Foundation;

namespace CimKit.Mapping.Floorplans;

/// <summary>Tiles of a mapped network on a grid, layer after layer, row by row.</summary>
/// <remarks>Source: [Peng2019]; the order of tiles is ours.</remarks>
public sealed record Floorplan
{
    private Floorplan(GridSize grid, IReadOnlyList<TilePlacement> tiles, IReadOnlyList<GridSize> origins) =>
        (Grid, Tiles, Origins) = (grid, tiles, origins);

    /// <summary>Rows and columns of the grid; the last places may be empty.</summary>
    public GridSize Grid { get; }

    /// <summary>Every tile, in order of the layers.</summary>
    public IReadOnlyList<TilePlacement> Tiles { get; }

    /// <summary>
    /// Place of each layer's first tile, row and column. Under <see cref="Fidelity.Reference"/> the place that the published
    /// simulator reports, which follows another order and has no effect on its results.
    /// </summary>
    public IReadOnlyList<GridSize> Origins { get; }

    /// <summary>The floorplan of a mapping.</summary>
    public static Floorplan Of(NetworkMapping mapping)
    {
        var grid = mapping.Grid;
        var tiles = mapping.Layers.SelectMany(TilesOf)
            .Select((tile, number) => tile with { Row = number / grid.Columns, Column = number % grid.Columns }).ToList();
        return new Floorplan(grid, tiles, mapping.Inputs.Fidelity == Fidelity.Reference
            ? ReferenceOrigins(mapping)
            : [.. mapping.Layers.Select(layer => tiles.First(tile => tile.Layer == layer.Index))
                .Select(tile => new GridSize(tile.Row, tile.Column))]);
    }

    private static IEnumerable<TilePlacement> TilesOf(LayerMapping layer) =>
        from row in Enumerable.Range(0, layer.Tiles.Rows)
        from column in Enumerable.Range(0, layer.Tiles.Columns)
        select new TilePlacement(
            0, 0, layer.Index, row / layer.TilesPerCopy.Rows, row % layer.TilesPerCopy.Rows, column);

    private static List<GridSize> ReferenceOrigins(NetworkMapping mapping)
    {
        var origins = new List<GridSize>();
        var number = 0;
        foreach (var layer in mapping.Layers)
        {
            number += layer.Index == 0 ? 0 : layer.Tiles.Count;
            origins.Add(new GridSize(number / mapping.Grid.Rows, number % mapping.Grid.Rows));
        }
        return origins;
    }
}
