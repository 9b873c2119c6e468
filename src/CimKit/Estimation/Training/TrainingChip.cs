using CimKit.Circuits;
using CimKit.Circuits.Interconnect;
using CimKit.Circuits.Logic;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Mapping;

namespace CimKit.Estimation.Training;

/// <summary>A training chip: tiles, and what they share.</summary>
internal sealed class TrainingChip
{
    internal const int PoolingWindow = 4;

    internal TrainingChip(TrainingContext chip)
    {
        Context = chip;
        var mapping = chip.Mapping;
        Unrolled = new TrainingTile(chip, isSplit: false, null);
        Split = mapping.Sizes.SplitElement > 0 ? new TrainingTile(chip, isSplit: true, Unrolled) : null;
        TileHeight = Math.Max(Split?.Height ?? 0, Unrolled.Height);
        TileWidth = Math.Max(Split?.Width ?? 0, Unrolled.Width);
        BusWidth = TrainingSizes.BusWidth(chip);
        Gradient = chip.Design.IsTraining ? TrainingSizes.Unit(chip) : null;
        (GradientBits, ParallelWrites) = TrainingSizes.GradientStore(chip, Gradient);
        Buffer = BufferOf();
        var (height, width) = (mapping.Grid.Rows * TileHeight, Buffer.Area / (mapping.Grid.Rows * TileHeight));
        var atOnce = (int)Math.Ceiling(TrainingSizes.Throughput(chip) / (double)chip.Shared);
        Accumulation = new TreeUse(chip.Tree(MostTileRows, TrainingSizes.AccumulationBits(chip), atOnce, height / 3), chip.Node);
        ReluUnits = atOnce;
        Relu = new ReluBank { Units = atOnce, Bits = chip.InputBits, Clock = chip.Clock, Placement = Placement.UnderColumns(width / 3) }.Estimate(chip.Node);
        Pooling = new MaxPooling
        {
            Bits = chip.InputBits,
            Window = PoolingWindow,
            Units = TrainingSizes.PoolingUnits(chip),
            Clock = chip.Clock,
            Placement = Placement.UnderColumns(width),
        }.Estimate(chip.Node);
        GradientAdders = Gradient is null ? default : AddersOf(height);
        Wires = WiresOf(TileHeight, TileWidth, (int)BusWidth);
        Area = AreaOfAll();
    }

    internal TrainingContext Context { get; }

    internal TrainingTile? Split { get; }

    internal TrainingTile Unrolled { get; }

    internal double TileHeight { get; }

    internal double TileWidth { get; }

    internal double BusWidth { get; }

    internal GradientUnit? Gradient { get; }

    internal double GradientBits { get; }

    internal int ParallelWrites { get; }

    internal TrainingBuffer Buffer { get; }

    internal TreeUse Accumulation { get; }

    internal int ReluUnits { get; }

    internal Cost Relu { get; }

    internal Cost Pooling { get; }

    internal Cost GradientAdders { get; }

    internal Cost Wires { get; }

    internal AreaSplit Area { get; }

    internal double GradientArea => Gradient is null ? 0 : Gradient.Area + GradientAdders.Area;

    internal int GradientAdderCount => ParallelWrites * Context.Rows * Context.Columns;

    internal TrainingTile TileOf(LayerMapping layer) => layer.IsSplit ? Split! : Unrolled;

    internal Cost WiresOf(double height, double width, int bits) => new HTree
    {
        Rows = Context.Mapping.Grid.Rows,
        Columns = Context.Mapping.Grid.Columns,
        BusWidth = bits,
        UnitHeight = height,
        UnitWidth = width,
        FoldRatio = Context.Design.Interconnect.FoldRatio,
        DelayTolerance = Context.Design.Interconnect.GlobalDelayTolerance,
        Clock = Context.Clock,
        ForgetsResistance = Context.Design.ForgetsResistance,
    }.Estimate(Context.Node);

    private int MostTileRows => Context.Mapping.Layers.Max(layer => TrainingSizes.TileRows(Context, layer));

    private TrainingBuffer BufferOf()
    {
        var design = Context.Design.GlobalBuffer;
        var bits = TrainingSizes.ActivationBits(Context) + GradientBits;
        // Reference: the last core is lost unless it is full (T2).
        var cores = Context.IsReference ? (int)(bits / design.CoreBits) : (int)Math.Ceiling(bits / design.CoreBits);
        return new TrainingBuffer(
            Context, design.Kind, design.CoreBits, design.CoreColumns, Math.Max(cores, 1), Placement.BesideRows(Context.Mapping.Grid.Rows * TileHeight));
    }

    private Cost AddersOf(double height) => new RippleAdder
    {
        Bits = Gradient!.OutputBits + ChipContext.Log2Up(Context.Design.BatchSize),
        Count = GradientAdderCount,
        Placement = Placement.BesideRows(height),
    }.Estimate(Context.Node);

    private AreaSplit AreaOfAll()
    {
        var shared = Buffer.Area + Pooling.Area + Relu.Area;
        var mapping = Context.Mapping;
        var tiles = Unrolled.Area.Times(mapping.UnrolledTiles).Plus((Split?.Area ?? default).Times(mapping.SplitTiles));
        return tiles with
        {
            Total = tiles.Total + shared + Accumulation.Built.Area + Wires.Area + GradientArea,
            Interconnect = tiles.Interconnect + Wires.Area,
            Accumulation = tiles.Accumulation + Accumulation.Built.Area,
            Other = tiles.Other + shared,
        };
    }
}
