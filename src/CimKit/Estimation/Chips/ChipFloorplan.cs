using System.Collections.Immutable;
using CimKit.Foundation;
using CimKit.Mapping.Floorplans;

namespace CimKit.Estimation.Chips;

/// <summary>Tiles and shared circuits of a chip as rectangles in metres; the origin is a corner of the chip.</summary>
/// <remarks>Tiles stand on a grid with the pitch of the larger kind; the shared circuits lie along the last row. Source: first principles.</remarks>
public sealed record ChipFloorplan
{
    private ChipFloorplan()
    {
    }

    /// <summary>Every tile.</summary>
    public required ImmutableArray<TileRectangle> Tiles { get; init; }

    /// <summary>Global buffer, accumulation, activation functions, pooling and wires, as one rectangle.</summary>
    public required ChipRectangle Shared { get; init; }

    /// <summary>Width of the whole, empty places included.</summary>
    [Unit("m")]
    public required double Width { get; init; }

    /// <summary>Height of the whole, empty places included.</summary>
    [Unit("m")]
    public required double Height { get; init; }

    internal static ChipFloorplan Of(ChipEstimate chip)
    {
        var (model, plan) = (chip.Model!, Floorplan.Of(chip.Mapping));
        var (width, height) = (plan.Grid.Columns * model.TileWidth, plan.Grid.Rows * model.TileHeight);
        var shared = model.SharedArea / width;
        return new ChipFloorplan
        {
            Tiles = [.. plan.Tiles.Select(tile =>
            {
                var kind = model.TileOf(chip.Mapping.Layers[tile.Layer]);
                return new TileRectangle(tile, new ChipRectangle(
                    tile.Column * model.TileWidth, tile.Row * model.TileHeight, kind.Width, kind.Height));
            })],
            Shared = new ChipRectangle(0, height, width, shared),
            Width = width,
            Height = height + shared,
        };
    }
}
