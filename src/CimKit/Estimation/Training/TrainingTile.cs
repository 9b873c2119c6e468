using CimKit.Circuits;
using CimKit.Circuits.Interconnect;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Training;

/// <summary>A tile of a training chip: split by kernel position, or unrolled.</summary>
internal sealed class TrainingTile
{
    private const double TreeFold = 16;

    private readonly TrainingContext _chip;

    internal TrainingTile(TrainingContext chip, bool isSplit, TrainingTile? unrolled)
    {
        (_chip, IsSplit) = (chip, isSplit);
        var sizes = chip.Mapping.Sizes;
        Element = new TrainingElement(chip, isSplit ? sizes.SplitElement : sizes.Element);
        Inputs = isSplit ? chip.Mapping.KernelPositions : ChipContext.Ceiling(sizes.Tile, sizes.Element);
        Elements = isSplit ? Inputs : Inputs * Inputs;
        Grid = (int)Math.Ceiling(Math.Sqrt(Elements));
        Bits = chip.ResultBits + ChipContext.Log2Up(ChipContext.Ceiling(Element.Side, chip.Rows));
        var (height, width) = (Grid * Element.Height, Grid * Element.Width);
        var trees = ChipContext.Ceiling((long)Buffered * chip.Columns, chip.Shared);
        Tree = new TreeUse(chip.Tree(Inputs, Bits, trees, width), chip.Node);
        var capacity = chip.InputBits * Buffered * chip.Rows;
        var result = Bits * Buffered * chip.Columns / chip.Shared;
        // Reference: both kinds of tile take the number of cores of unrolled ones (T4).
        var isShared = chip.IsReference && unrolled is not null;
        InputBuffer = TrainingBuffer.OfTile(
            chip, capacity, Buffered * chip.Rows, isShared ? unrolled!.InputBuffer.Cores : TrainingBuffer.CoresFor(capacity, chip.Design.TileBuffer),
            Placement.BesideRows(height));
        OutputBuffer = TrainingBuffer.OfTile(
            chip, result, Bits * Buffered, isShared ? unrolled!.OutputBuffer.Cores : TrainingBuffer.CoresFor(result, chip.Design.TileBuffer),
            Placement.UnderColumns(width));
        BusWidth = (isSplit ? (int)Math.Ceiling(Math.Sqrt(Inputs)) : Inputs) * chip.Rows;
        Wires = WiresWith(0);
        Area = AreaOfAll();
    }

    internal bool IsSplit { get; }

    internal TrainingElement Element { get; }

    internal int Inputs { get; }

    internal int Elements { get; }

    internal int Grid { get; }

    internal int Bits { get; }

    internal int BusWidth { get; }

    internal TreeUse Tree { get; }

    internal TrainingBuffer InputBuffer { get; }

    internal TrainingBuffer OutputBuffer { get; }

    internal Cost Wires { get; }

    internal AreaSplit Area { get; }

    internal double Height => Math.Sqrt(Area.Total);

    internal double Width => Area.Total / Height;

    internal double Leakage(bool isBackward, double elementTree, double tileTree) => Element.Leakage(isBackward, elementTree) * Elements + tileTree
        + InputBuffer.Core.Leakage * Counted(InputBuffer) + OutputBuffer.Core.Leakage * Counted(OutputBuffer)
        + (_chip.IsReference ? 0 : Wires.Leakage);

    // Reference: one core of each buffer leaks (L9). Corrected: all.
    private int Counted(TrainingBuffer buffer) => _chip.IsReference ? 1 : buffer.Cores;

    // Reference: unrolled tiles have buffers for the elements of one side (L7). Corrected: for all.
    private int Buffered => _chip.IsReference ? Inputs : Elements;

    /// <summary>Wires of the tile after so many lines went through its buffer.</summary>
    // Reference: where memory is not cleared, the root takes the number of lines for a resistance.
    internal Cost WiresWith(double lines) => new HTree
    {
        Rows = Grid,
        Columns = Grid,
        BusWidth = BusWidth,
        UnitHeight = Element.Height,
        UnitWidth = Element.Width,
        FoldRatio = TreeFold,
        DelayTolerance = _chip.Design.Interconnect.LocalDelayTolerance,
        Clock = _chip.Clock,
        ForgetsResistance = _chip.Design.ForgetsResistance,
        RootResistance = lines,
    }.Estimate(_chip.Node);

    private AreaSplit AreaOfAll()
    {
        var elements = Element.Area.Times(Elements);
        var buffers = InputBuffer.Area + OutputBuffer.Area;
        return elements with
        {
            Total = elements.Total + Tree.Built.Area + buffers + Wires.Area,
            Interconnect = Wires.Area,
            Accumulation = elements.Accumulation + Tree.Built.Area,
            Other = elements.Other + buffers,
        };
    }
}
