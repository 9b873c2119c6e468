using System.Globalization;
using CimKit.Estimation.Chips;
using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>Floorplans of chips as figures.</summary>
public static class FloorplanReports
{
    private const int MostNames = 10;

    /// <summary>Every tile of the chip to scale, coloured by the layer that it holds, and the circuits that all tiles share.</summary>
    /// <remarks>
    /// The number in a tile is that of its layer. Pointing at a tile tells layer, copies, utilisation, area and energy.
    /// Row 0 of the grid of tiles is on top. Every tile has a place as large as the larger kind asks, so the picture covers
    /// more than the estimated area, which counts tiles only.
    /// </remarks>
    public static Figure ToFloorplanFigure(this ChipEstimate chip)
    {
        var plan = chip.ToFloorplan();
        var tiles = plan.Tiles.ToLookup(tile => tile.Tile.Layer);
        var layers = chip.Layers.Select((layer, index) => new RectangleSeries(
            chip.Layers.Length <= MostNames ? layer.Name : "",
            [.. tiles[index].Select(tile => Upright(tile.Place, plan) with
            {
                Label = (index + 1).ToString(CultureInfo.InvariantCulture), Details = Details(chip, layer, tile),
            })]) { Color = index });
        var shared = Upright(plan.Shared, plan) with
        {
            Label = "shared circuits",
            Details = ["buffer, adders, wires and pooling shared by all tiles", "area " + Si.Format(plan.Shared.Width * plan.Shared.Height, "m²")],
        };
        return new Figure(
            FormattableString.Invariant($"{chip.Mapping.Table.Name} on {plan.Tiles.Length:N0} tiles: {chip.Design.Name}"),
            new Axis("Width", "m").From(0, plan.Width), new Axis("Height", "m").From(0, plan.Height),
            [.. layers, new RectangleSeries("shared", shared) { IsBackground = true }])
        {
            IsToScale = true,
            Origin = FigureOrigins.Of(chip),
        };
    }

    // Plans count from the upper side of a chip, axes from the lower.
    private static Rectangle Upright(ChipRectangle place, ChipFloorplan plan) =>
        new(place.X, plan.Height - place.Y - place.Height, place.Width, place.Height);

    private static IReadOnlyList<string> Details(ChipEstimate chip, LayerEstimate layer, TileRectangle tile)
    {
        var (mapping, row) = (layer.Mapping, layer.Mapping.Footprint.Row);
        return
        [
            FormattableString.Invariant($"{layer.Name}: {row.KernelHeight}×{row.KernelWidth}×{row.InputChannels} → {row.Outputs}"),
            $"tile {tile.Tile.BlockRow + 1}.{tile.Tile.BlockColumn + 1} of {mapping.TilesPerCopy}, copy {tile.Tile.Copy + 1} of {mapping.TileCopies}",
            $"{mapping.SpeedUp.Count} input vectors at once",
            FormattableString.Invariant($"{100 * mapping.Utilization:F1} % of its cells in use"),
            "area of the tile " + Si.Format(tile.Place.Width * tile.Place.Height, "m²"),
            FormattableString.Invariant($"energy of the layer {Si.Format(layer.Total.Energy, "J")} ({100 * layer.Total.Energy / chip.Total.Energy:F1} %)"),
        ];
    }
}
