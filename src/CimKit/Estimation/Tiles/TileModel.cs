using CimKit.Circuits;
using CimKit.Circuits.Interconnect;
using CimKit.Circuits.Logic;
using CimKit.Designs;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Tiles;

/// <summary>A tile: processing elements, adder trees, buffers and an H-tree.</summary>
/// <remarks>One kind of tile holds layers split by kernel position, the other unrolled layers. Source: [Peng2019], [Peng2019a].</remarks>
internal sealed class TileModel
{
    private const double TreeFold = 16;

    private readonly ChipContext _chip;

    internal TileModel(ChipContext chip, bool isSplit)
    {
        (_chip, IsSplit) = (chip, isSplit);
        var sizes = chip.Mapping.Sizes;
        Element = new ElementModel(chip, isSplit ? sizes.SplitElement : sizes.Element);
        Inputs = isSplit ? chip.Mapping.KernelPositions : ChipContext.Ceiling(sizes.Tile, sizes.Element);
        Elements = isSplit ? Inputs : Inputs * Inputs;
        Grid = (int)Math.Ceiling(Math.Sqrt(Elements));
        Tree = new TreeUse(
            new AdderTree
            {
                Inputs = Inputs,
                Bits = chip.ResultBits + ElementGrowth,
                Trees = ChipContext.Ceiling(isSplit ? Element.Side : (long)Inputs * Element.Side, chip.Shared),
                Clock = chip.Clock,
                Placement = Placement.UnderColumns(Grid * Element.Width),
            },
            chip.Node);
        InputBuffer = Buffer(InputCapacity, InputLine, InputCores, Placement.BesideRows(Grid * Element.Height));
        OutputBuffer = Buffer(OutputCapacity, OutputLine, OutputCores, Placement.UnderColumns(Grid * Element.Width));
        WireTree = new HTree
        {
            Rows = Grid,
            Columns = Grid,
            BusWidth = BusWidth,
            UnitHeight = Element.Height,
            UnitWidth = Element.Width,
            FoldRatio = TreeFold,
            DelayTolerance = chip.Design.Interconnect.LocalDelayTolerance,
            Clock = chip.Clock,
        };
        Wires = WireTree.Estimate(chip.Node);
        Activation = chip.Design.Activation.Place == ActivationPlace.InTiles ? ActivationOf() : null;
        Area = AreaOfAll();
    }

    internal bool IsSplit { get; }

    internal ElementModel Element { get; }

    /// <summary>m or K: elements that are added up; kernel positions, or elements per side.</summary>
    internal int Inputs { get; }

    internal int Elements { get; }

    /// <summary>Elements per side of the square they are laid out in.</summary>
    internal int Grid { get; }

    internal TreeUse Tree { get; }

    internal BufferCores InputBuffer { get; }

    internal BufferCores OutputBuffer { get; }

    /// <summary>Wires between buffers and elements.</summary>
    internal HTree WireTree { get; }

    /// <summary>One access of the wires.</summary>
    internal Cost Wires { get; }

    /// <summary>Activation functions; none if they are beside the global buffer.</summary>
    internal ActivationUnits? Activation { get; }

    internal AreaSplit Area { get; }

    internal double Height => Math.Sqrt(Area.Total);

    internal double Width => Area.Total / Height;

    internal int BusWidth => checked(Inputs * Element.Side);

    /// <summary>Leakage with the trees' as it stands.</summary>
    /// <remarks>Reference: one core of each buffer (L9). Corrected: every core, and activation functions.</remarks>
    internal double Leakage(double elementTree, double tileTree)
    {
        var buffers = _chip.IsReference
            ? InputBuffer.Core.Leakage + OutputBuffer.Core.Leakage
            : InputBuffer.Core.Leakage * InputBuffer.Cores + OutputBuffer.Core.Leakage * OutputBuffer.Cores;
        var activation = _chip.IsReference ? 0 : Activation?.Cost.Leakage ?? 0;
        return Element.Leakage(elementTree) * Elements + tileTree + buffers + Wires.Leakage + activation;
    }

    /// <summary>Leakage while the tile works.</summary>
    internal double LeakageInUse(double elementTree, double tileTree)
    {
        var elements = Element.LeakageInUse(elementTree) * Elements;
        return _chip.IsReference
            ? elements
            : elements + Leakage(elementTree, tileTree) - Element.Leakage(elementTree) * Elements;
    }

    // Reference: as many bits as arrays per side (L6). Corrected: as the sum of so many needs.
    private int ElementGrowth => _chip.IsReference ? Element.ArraysPerSide : ChipContext.Log2Up(Element.ArraysPerSide);

    // Reference: unrolled tiles have buffers for the elements of one side (L7). Corrected: for all.
    private int Buffered => _chip.IsReference ? Inputs : Elements;

    private bool IsStreamed => _chip.Design.Interconnect.IsStreamed;

    private bool HasActivation => _chip.Design.Activation.Place == ActivationPlace.InTiles;

    private int OutputWidth => HasActivation ? _chip.InputBits : Tree.Bits + Tree.Stages;

    private int InputCapacity => checked(_chip.InputBits * (IsStreamed ? Inputs * Element.Side : Buffered * _chip.Rows));

    private int InputLine => IsStreamed ? InputCapacity : Buffered * _chip.Rows;

    private int InputCores => IsStreamed && !IsSplit
        ? Cores(_chip.InputBits * (long)Inputs * Element.Side)
        : Cores(_chip.InputBits * (long)Buffered * _chip.Rows);

    private int OutputCapacity => IsStreamed
        ? checked((int)(OutputWidth * (long)(IsSplit ? 1 : Inputs) * Element.Side / _chip.Shared))
        : checked(OutputWidth * Buffered * _chip.Columns / _chip.Shared);

    private int OutputLine => IsStreamed ? OutputCapacity : OutputWidth * Buffered;

    private int OutputCores => IsStreamed && !IsSplit
        ? Cores(OutputWidth * (long)Inputs * Element.Side / _chip.Shared)
        : Cores(OutputWidth * (long)Buffered * _chip.Columns / _chip.Shared);

    private int Cores(long bits) => ChipContext.Ceiling(bits, _chip.Design.TileBuffer.CoreBits);

    private BufferCores Buffer(int capacity, int line, int cores, Placement placement)
    {
        var design = _chip.Design.TileBuffer;
        return IsStreamed || capacity < design.CoreBits
            ? new BufferCores(_chip, design.Kind, capacity, line, cores, placement)
            : new BufferCores(_chip, design.Kind, design.CoreBits, design.CoreColumns, cores, placement);
    }

    // Reference: as many rectifiers as cells a side times columns (L19). Corrected: one a converter of the tile's columns.
    private ActivationUnits ActivationOf()
    {
        var perConverter = ChipContext.Ceiling((long)Inputs * _chip.Columns, _chip.Shared);
        var relus = _chip.IsReference
            ? ChipContext.Ceiling((long)Element.Side * _chip.Columns, _chip.Shared)
            : ChipContext.Ceiling((long)(IsSplit ? 1 : Inputs) * Element.Side, _chip.Shared);
        return new ActivationUnits(
            _chip, relus, perConverter, Tree.Bits + Tree.Stages, Placement.UnderColumns(Grid * Element.Width));
    }

    private AreaSplit AreaOfAll()
    {
        var elements = Element.Area.Times(Elements);
        var buffers = InputBuffer.Area + OutputBuffer.Area;
        var activation = Activation?.Cost.Area ?? 0;
        return elements with
        {
            Total = elements.Total + Tree.Built.Area + buffers + Wires.Area + activation,
            Interconnect = Wires.Area,
            Accumulation = elements.Accumulation + Tree.Built.Area,
            Other = elements.Other + buffers + activation,
        };
    }
}
