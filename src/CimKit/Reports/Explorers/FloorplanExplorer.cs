using CimKit.Circuits;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Traces;

namespace CimKit.Reports.Explorers;

/// <summary>A chip's floorplan, tile by tile: layer, copy, weights, input bits and cost.</summary>
/// <remarks>
/// Weights, cells and inputs need a run of the same network: of a recorded training, of <c>ImageTrace</c> or of <c>SyntheticTraces</c>.
/// Pictures get smaller the more blocks the chip has, so that all of them stay below 100 kB. Source: first principles.
/// </remarks>
/// <example><code>estimate.ToExplorer(ImageTrace.Of(network, images))</code></example>
public sealed record FloorplanExplorer : IExplorer
{
    private FloorplanExplorer()
    {
    }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public required IFigure Figure { get; init; }

    /// <summary>Tiles and shared circuits in metres.</summary>
    public required ChipFloorplan Plan { get; init; }

    /// <summary>Name and shape of every layer, and how often it is stored.</summary>
    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>Parts of weight matrices, in order of layers.</summary>
    public required IReadOnlyList<TileBlockView> Blocks { get; init; }

    /// <summary>Copies of tiles of every layer.</summary>
    public required IReadOnlyList<int> Copies { get; init; }

    /// <summary>Input bits of blocks of rows.</summary>
    public required IReadOnlyList<InputView> Inputs { get; init; }

    /// <summary>Area, time and energy of an image, and leakage of the chip.</summary>
    public required Cost Total { get; init; }

    /// <summary>What is left for circuits outside of tiles; no time of their own is known.</summary>
    public required Cost Shared { get; init; }

    /// <summary>Highest level of a cell.</summary>
    public required int LargestLevel { get; init; }

    /// <summary>The block that a tile holds.</summary>
    public TileBlockView BlockOf(TileRectangle tile) => Blocks.First(block =>
        (block.Layer, block.Row, block.Column) == (tile.Tile.Layer, tile.Tile.BlockRow, tile.Tile.BlockColumn));

    /// <summary>An explorer of an estimated chip.</summary>
    /// <param name="chip">The estimate.</param>
    /// <param name="run">Weights and inputs of the same network; null to show costs only.</param>
    /// <exception cref="InvalidDesignException">The run belongs to another network.</exception>
    public static FloorplanExplorer Of(ChipEstimate chip, RunTrace? run = null)
    {
        InvalidDesignException.ThrowIfAny("FloorplanExplorer", run is null || run.Layers.Count == chip.Layers.Length
            ? []
            : [$"run must hold {chip.Layers.Length} layers, as the chip does; got {run.Layers.Count}."]);
        var (plan, blocks) = (chip.ToFloorplan(), new FloorplanBlocks(chip, run));
        var (views, total) = (blocks.All(), new Cost(chip.Area.Total, chip.Total.Latency, chip.Total.Energy, chip.LeakagePower));
        return new FloorplanExplorer
        {
            Title = FormattableString.Invariant($"{chip.Mapping.Table.Name} on {plan.Tiles.Length:N0} tiles: {chip.Design.Name}"),
            Figure = chip.ToFloorplanFigure(),
            Plan = plan,
            Layers = [.. chip.Layers.Select(Describe)],
            Blocks = views,
            Copies = [.. chip.Layers.Select(layer => layer.Mapping.TileCopies)],
            Inputs = blocks.Inputs,
            Total = total,
            Shared = Rest(total, plan, views, chip),
            LargestLevel = (1 << chip.Mapping.Inputs.Coding.CellBits) - 1,
        };
    }

    /// <inheritdoc/>
    public string Describe() => string.Join('\n', [
        $"{Title}; area {Si.Format(Total.Area, "m²")}, {Si.Format(Total.Energy, "J")} and {Si.Format(Total.Latency, "s")} an image",
        .. Layers.Select((layer, index) => FormattableString.Invariant($"  {layer}, {Plan.Tiles.Count(tile => tile.Tile.Layer == index):N0} tiles"))]);

    /// <inheritdoc/>
    public override string ToString() => Describe();

    private static Cost Rest(Cost total, ChipFloorplan plan, IReadOnlyList<TileBlockView> views, ChipEstimate chip)
    {
        double Tiles(Func<Cost, double> quantity) =>
            views.Sum(view => chip.Layers[view.Layer].Mapping.TileCopies * quantity(view.Cost));
        return new Cost(
            plan.Shared.Width * plan.Shared.Height, 0, Math.Max(0, total.Energy - Tiles(cost => cost.Energy)),
            Math.Max(0, total.Leakage - Tiles(cost => cost.Leakage)));
    }

    private static string Describe(LayerEstimate layer)
    {
        var row = layer.Mapping.Footprint.Row;
        return FormattableString.Invariant($"{layer.Name}: {row.KernelHeight}×{row.KernelWidth}×{row.InputChannels} → {row.Outputs}");
    }
}
