using CimKit.Circuits;
using CimKit.Circuits.Interconnect;
using CimKit.Designs;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Tiles;
using CimKit.Mapping;

namespace CimKit.Estimation.Chips;

/// <summary>Wires between the global buffer and the tiles: a bus over rows and columns, or an H-tree.</summary>
internal sealed class GlobalWires
{
    private readonly ChipContext _chip;
    private readonly GridSize _grid;
    private readonly double _width;
    private readonly int _tiles;

    internal GlobalWires(ChipContext chip, ChipModel model)
    {
        (_chip, _grid, _width) = (chip, model.Grid, model.BusWidth);
        _tiles = chip.Mapping.Layers.Sum(layer => layer.Tiles.Count);
        Bus = new XyBus
        {
            Rows = _grid.Rows,
            Columns = _grid.Columns,
            BusWidth = (int)_width,
            UnitHeight = model.TileHeight,
            UnitWidth = model.TileWidth,
            WiredHeight = model.TileHeight,
            WiredWidth = model.TileWidth,
            FoldRatio = Design.FoldRatio,
            DelayTolerance = Design.GlobalDelayTolerance,
            Clock = chip.Clock,
        };
        Tree = new HTree
        {
            Rows = _grid.Rows,
            Columns = _grid.Columns,
            BusWidth = (int)_width,
            UnitHeight = model.TileHeight,
            UnitWidth = model.TileWidth,
            FoldRatio = Design.FoldRatio,
            DelayTolerance = Design.GlobalDelayTolerance,
            Clock = chip.Clock,
        };
        Cost = IsTree ? Tree.Estimate(chip.Node) : (Bus with { LastColumn = HalfColumns, FirstRow = HalfRows }).Estimate(chip.Node);
    }

    internal XyBus Bus { get; }

    internal HTree Tree { get; }

    internal bool IsTree => Design.Network == GlobalNetwork.HTree;

    /// <summary>Area and leakage.</summary>
    internal Cost Cost { get; }

    private InterconnectDesign Design => _chip.Design.Interconnect;

    private int GridRows => (int)Math.Ceiling(Math.Sqrt(_tiles));

    private int GridColumns => ChipContext.Ceiling(_tiles, GridRows);

    private int HalfRows => ChipContext.Ceiling(GridRows, 2);

    private int HalfColumns => ChipContext.Ceiling(GridColumns, 2);

    /// <summary>Moving a layer's inputs to its tiles and its outputs back.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="tile">Its kind of tile, whose size is the pitch.</param>
    /// <param name="inputs">Bits to the tiles.</param>
    /// <param name="outputs">Bits from the tiles.</param>
    /// <param name="share">Share of a tree's wires that the layer has.</param>
    internal PartCost Move(LayerMapping layer, TileModel tile, double inputs, double outputs, double share) =>
        IsTree ? OverTree(tile, inputs, outputs, share) : OverBus(layer, tile, inputs, outputs);

    /// <summary>Leakage of a bus over tiles of one kind.</summary>
    internal double LayerLeakage(TileModel tile) => OfKind(tile).Estimate(_chip.Node).Leakage;

    /// <summary>Leakage of a share of a tree's wires.</summary>
    internal double TreeLeakage(double share) => (Tree with { Bits = SharedBits(share) }).Estimate(_chip.Node).Leakage;

    /// <summary>Share of the wires that a layer owns: that of its tiles.</summary>
    internal double ShareOf(LayerMapping layer) => (double)layer.Tiles.Count / _tiles;

    /// <summary>Time of flight over the tree, not rounded to cycles.</summary>
    internal double Flight(TileModel tile) =>
        (TreeOver(tile) with { Clock = _chip.Clock with { IsSynchronous = false } }).Estimate(_chip.Node).Latency;

    private PartCost OverBus(LayerMapping layer, TileModel tile, double inputs, double outputs)
    {
        var cost = (OfKind(tile) with
        {
            InputAccesses = Math.Ceiling(inputs / _width * GridRows / layer.Tiles.Rows),
            OutputAccesses = Math.Ceiling(outputs / _width * GridColumns / layer.Tiles.Columns),
            InputBits = inputs * Design.InputToggleRate,
            OutputBits = outputs * Design.OutputToggleRate,
        }).Estimate(_chip.Node);
        return new PartCost(cost.Latency, cost.Energy);
    }

    private PartCost OverTree(TileModel tile, double inputs, double outputs, double share)
    {
        // Reference: streamed layers count accesses of a share rounded down, but move the bits of one rounded up.
        var bits = Design.IsStreamed ? Math.Max(Math.Floor(_width * share), 1) : SharedBits(share);
        var cost = (TreeOver(tile) with { Bits = SharedBits(share) }).Estimate(_chip.Node);
        var accesses = Math.Ceiling((inputs + outputs) / bits);
        var toggled = Math.Ceiling(inputs * Design.InputToggleRate / bits) + Math.Ceiling(outputs * Design.OutputToggleRate / bits);
        return new PartCost(cost.Latency * accesses, cost.Energy * toggled);
    }

    private double SharedBits(double share) => Math.Ceiling(_width * share);

    private XyBus OfKind(TileModel tile) => Bus with
    {
        UnitHeight = tile.Height, UnitWidth = tile.Width, LastColumn = HalfColumns, FirstRow = HalfRows,
    };

    internal HTree TreeOver(TileModel tile) => Tree with { UnitHeight = tile.Height, UnitWidth = tile.Width };
}
