using CimKit.Circuits;
using CimKit.Circuits.Logic;
using CimKit.Designs;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Estimation.Tiles;
using CimKit.Mapping;

namespace CimKit.Estimation.Chips;

/// <summary>Sizes of a chip: tiles of both kinds and everything that all tiles share.</summary>
/// <remarks>Source: [Peng2019]; bus over rows and columns, streaming: [Lee2024].</remarks>
internal sealed class ChipModel
{
    internal const int PoolingWindow = 4;

    private readonly ChipContext _chip;

    internal ChipModel(ChipContext chip)
    {
        _chip = Chip = chip;
        var mapping = chip.Mapping;
        Split = mapping.Sizes.SplitElement > 0 ? new TileModel(chip, isSplit: true) : null;
        Unrolled = new TileModel(chip, isSplit: false);
        var streamed = chip.Design.Interconnect.IsStreamed ? StreamedGrid.Of(Split!, Unrolled, mapping) : null;
        Grid = streamed?.Grid ?? mapping.Grid;
        SplitTiles = streamed?.Tiles ?? mapping.SplitTiles;
        UnrolledTiles = streamed is null ? mapping.UnrolledTiles : 0;
        TileHeight = Math.Max(Split?.Height ?? 0, Unrolled.Height);
        TileWidth = Math.Max(Split?.Width ?? 0, Unrolled.Width);
        BusWidth = GlobalSizes.BusWidth(chip);
        Buffer = GlobalBuffer();
        BufferHeight = Grid.Rows * TileHeight;
        BufferWidth = Buffer.Area / BufferHeight;
        Accumulation = new TreeUse(
            new AdderTree
            {
                Inputs = MostTileRows,
                Bits = GlobalSizes.AccumulationBits(chip),
                Trees = ConvertersAtOnce,
                Clock = chip.Clock,
                Placement = Placement.UnderColumns(BufferHeight / 3),
            },
            chip.Node);
        Activation = chip.Design.Activation.Place == ActivationPlace.AtChip ? ActivationOf() : null;
        Pooling = PoolingOf();
        Wires = new GlobalWires(chip, this);
        Area = AreaOfAll();
    }

    internal ChipContext Chip { get; }

    /// <summary>Tiles of layers split by kernel position; none if no layer may be.</summary>
    internal TileModel? Split { get; }

    /// <summary>Tiles of unrolled layers.</summary>
    internal TileModel Unrolled { get; }

    /// <summary>Grid of tiles as the global wires see it.</summary>
    internal GridSize Grid { get; }

    internal int SplitTiles { get; }

    internal int UnrolledTiles { get; }

    internal double TileHeight { get; }

    internal double TileWidth { get; }

    internal double BusWidth { get; }

    internal BufferCores Buffer { get; }

    internal double BufferHeight { get; }

    internal double BufferWidth { get; }

    internal TreeUse Accumulation { get; }

    /// <summary>Activation functions; none if they are in the tiles.</summary>
    internal ActivationUnits? Activation { get; }

    internal MaxPooling PoolingUnits => new()
    {
        Bits = _chip.InputBits,
        Window = PoolingWindow,
        Units = GlobalSizes.PoolingUnits(_chip),
        Clock = _chip.Clock,
        Placement = Placement.UnderColumns(BufferWidth),
    };

    internal Cost Pooling { get; }

    internal GlobalWires Wires { get; }

    internal AreaSplit Area { get; }

    /// <summary>Leakage of everything that all tiles share.</summary>
    /// <remarks>Reference: it does not count (L11, B15). Corrected: it does.</remarks>
    internal double SharedLeakage => _chip.IsReference
        ? 0
        : Buffer.Core.Leakage * Buffer.Cores + Accumulation.Built.Leakage + (Activation?.Cost.Leakage ?? 0) + Pooling.Leakage + Wires.Cost.Leakage;

    internal TileModel TileOf(LayerMapping layer) => layer.IsSplit ? Split! : Unrolled;

    /// <summary>Area of everything that all tiles share.</summary>
    internal double SharedArea =>
        Buffer.Area + Pooling.Area + (Activation?.Cost.Area ?? 0) + Accumulation.Built.Area + Wires.Cost.Area;

    private int MostTileRows => _chip.Mapping.Layers.Max(layer => GlobalSizes.AddedTileRows(_chip, layer));

    private int ConvertersAtOnce => ChipContext.Ceiling(GlobalSizes.Throughput(_chip), _chip.Shared);

    private BufferCores GlobalBuffer()
    {
        var design = _chip.Design.GlobalBuffer;
        var bits = GlobalSizes.BufferBits(_chip);
        var cores = (int)Math.Ceiling(bits / design.CoreBits);
        var line = _chip.Design.Interconnect.IsStreamed ? (int)BusWidth : design.CoreColumns;
        return new BufferCores(_chip, design.Kind, design.CoreBits, line, Math.Max(cores, 1), Placement.BesideRows(Grid.Rows * TileHeight));
    }

    private ActivationUnits ActivationOf() => new(
        _chip,
        ConvertersAtOnce,
        ConvertersAtOnce,
        GlobalSizes.AccumulationBits(_chip) + Accumulation.Stages,
        Placement.UnderColumns(BufferWidth / 3));

    private Cost PoolingOf() => PoolingUnits.Estimate(_chip.Node);

    private AreaSplit AreaOfAll()
    {
        var shared = Buffer.Area + Pooling.Area + (Activation?.Cost.Area ?? 0);
        var mapping = _chip.Mapping;
        var tiles = Unrolled.Area.Times(mapping.UnrolledTiles).Plus((Split?.Area ?? default).Times(mapping.SplitTiles));
        var laidOut = Unrolled.Area.Times(UnrolledTiles).Plus((Split?.Area ?? default).Times(SplitTiles));
        return tiles with
        {
            Total = laidOut.Total + shared + Accumulation.Built.Area + Wires.Cost.Area,
            Array = laidOut.Array,
            Interconnect = tiles.Interconnect + Wires.Cost.Area,
            Accumulation = tiles.Accumulation + Accumulation.Built.Area,
            Other = tiles.Other + shared,
        };
    }
}
