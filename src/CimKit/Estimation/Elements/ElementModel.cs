using CimKit.Circuits;
using CimKit.Circuits.Interconnect;
using CimKit.Circuits.Logic;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Figures;
using CimKit.Mapping;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Elements;

/// <summary>A processing element: sub-arrays in a square, adder trees, registers and a bus for inputs and for outputs.</summary>
/// <remarks>Source: [Peng2019].</remarks>
internal sealed class ElementModel
{
    private readonly ChipContext _chip;

    internal ElementModel(ChipContext chip, int side)
    {
        _chip = chip;
        Side = side;
        ArraysPerSide = (int)Math.Ceiling(Math.Sqrt((double)ChipContext.Ceiling(side, chip.Rows) * ChipContext.Ceiling(side, chip.Columns)));
        var (height, width) = (chip.Reads.Idle.Total.Height, chip.Reads.Idle.Total.Width);
        Tree = new TreeUse(
            new AdderTree
            {
                Inputs = ArraysPerSide,
                Bits = chip.ResultBits,
                Trees = ChipContext.Ceiling((long)ArraysPerSide * chip.Columns, chip.Shared),
                Clock = chip.Clock,
                Placement = Placement.UnderColumns(width),
            },
            chip.Node);
        InputBits = chip.InputBits * chip.Rows * Streams;
        OutputBits = chip.Columns * Streams / chip.Shared * (chip.ResultBits + Tree.Stages);
        InputRegister = Register(InputBits, Placement.BesideRows(ArraysPerSide * height));
        OutputRegister = Register(OutputBits, Placement.UnderColumns(ArraysPerSide * width));
        InputBus = Bus(BusDirection.Horizontal, width, InputBusBits, chip.Design.Interconnect.InputToggleRate);
        OutputBus = Bus(BusDirection.Vertical, height, OutputBusBits, chip.Design.Interconnect.OutputToggleRate);
        Area = AreaOfAll();
    }

    /// <summary>Cells per side.</summary>
    internal int Side { get; }

    /// <summary>Sub-arrays per side.</summary>
    internal int ArraysPerSide { get; }

    internal TreeUse Tree { get; }

    internal int InputBits { get; }

    internal int OutputBits { get; }

    internal Cost InputRegister { get; }

    internal Cost OutputRegister { get; }

    /// <summary>One access of the input bus; of the output bus.</summary>
    internal Cost InputBus { get; }

    internal Cost OutputBus { get; }

    internal AreaSplit Area { get; }

    /// <summary>Area of the sub-arrays.</summary>
    internal AreaSplit ArrayArea => _chip.Area().Times(Arrays);

    /// <summary>Height of the square, and its width.</summary>
    internal double Height => Math.Sqrt(Area.Total);

    internal double Width => Area.Total / Height;

    private int Arrays => ArraysPerSide * ArraysPerSide;

    // Streamed chips move the bits of all rows (or columns) of arrays at once.
    private int Streams => _chip.Design.Interconnect.IsStreamed ? ArraysPerSide : 1;

    internal int InputBusBits => _chip.Rows * Streams;

    internal int OutputBusBits => ArraysPerSide * _chip.Columns * Streams;

    /// <summary>Leakage, with the trees' as it stands.</summary>
    internal double Leakage(double tree) => Arrays * _chip.Reads.Idle.Total.Leakage + tree
        + InputRegister.Leakage + OutputRegister.Leakage + InputBus.Leakage + OutputBus.Leakage;

    /// <summary>Leakage while the element works.</summary>
    /// <remarks>Reference: that of resting SRAM cells alone (L4). Corrected: the circuits leak, too.</remarks>
    internal double LeakageInUse(double tree)
    {
        var array = _chip.Reads.Idle;
        return _chip.IsReference
            ? Arrays * array.RestingCellLeakage
            : Leakage(tree) - Arrays * (array.Array.Leakage - array.RestingCellLeakage);
    }

    /// <summary>The work of one element for one image.</summary>
    /// <param name="block">Cells that the element holds.</param>
    /// <param name="copies">Copies of the block inside the element.</param>
    /// <param name="vectors">Input vectors.</param>
    /// <param name="activity">Activity of the layer.</param>
    internal ElementEstimate Estimate(ElementBlock block, GridSize copies, long vectors, ILayerActivity activity)
    {
        var arrays = default(ReadCost);
        foreach (var array in block.Arrays)
            arrays = arrays.Beside(_chip.Cost(activity.Reads(array)));
        var isFull = copies.Count > 1 && copies.Rows >= ArraysPerSide && copies.Columns >= ArraysPerSide;
        var tree = isFull ? default : Sums(block, copies, vectors);
        return new ElementEstimate
        {
            Block = block,
            Arrays = arrays,
            Copies = Math.Max(copies.Count, 1),
            Tree = tree,
            InputRegister = InputRegisters(block, vectors),
            OutputRegister = OutputRegisters(block, vectors),
            InputBus = InputTransfers(block, vectors),
            OutputBus = OutputTransfers(block, vectors),
            HasHiddenTransfers = _chip.Design.Interconnect.IsStreamed,
            HasHiddenBus = _chip.Clock.IsSynchronous,
        };
    }

    /// <summary>Leakage of the trees after an element has worked on a block; null if it does not use them.</summary>
    internal double? TreeLeakage(ElementBlock block, GridSize copies) =>
        copies.Count > 1 && copies.Rows >= ArraysPerSide && copies.Columns >= ArraysPerSide
            ? null
            : Tree.Of(ArrayRows(block)).Leakage;

    /// <summary>The trees' sums for one block, without what quirks make of it.</summary>
    internal PartCost OneBlock(ElementBlock block, long vectors) =>
        Tree.Sums(vectors * (double)_chip.WeightsPerConverter, ArrayRows(block));

    private int ArrayRows(ElementBlock block) => ChipContext.Ceiling(block.Rows, _chip.Rows);

    // Reference: with some copies, the trees' energy counts once for each array (L3). Corrected: once.
    private PartCost Sums(ElementBlock block, GridSize copies, long vectors)
    {
        var sums = OneBlock(block, vectors);
        return copies.Count > 1 && _chip.IsReference ? sums with { Energy = sums.Energy * block.Arrays.Count } : sums;
    }

    private long Reads(long vectors) => vectors * _chip.InputBits;

    private PartCost InputRegisters(ElementBlock block, long vectors) =>
        Accesses(InputRegister, block.Rows / _chip.Coding.RowsPerWeight * Reads(vectors) / InputBits);

    private PartCost OutputRegisters(ElementBlock block, long vectors) =>
        Accesses(OutputRegister, block.Columns / _chip.Coding.ColumnsPerWeight * Tree.Bits * Reads(vectors) / _chip.InputBits / OutputBits);

    private PartCost InputTransfers(ElementBlock block, long vectors) =>
        Accesses(InputBus, block.Rows / _chip.Coding.RowsPerWeight * Reads(vectors) / (double)InputBusBits);

    private PartCost OutputTransfers(ElementBlock block, long vectors) => Accesses(
        OutputBus,
        block.Columns / _chip.Coding.ColumnsPerWeight * (Tree.Bits + Tree.Stages) * Reads(vectors) / _chip.InputBits / (double)OutputBusBits);

    private static PartCost Accesses(Cost one, double accesses) => new(one.Latency * accesses, one.Energy * accesses);

    private Cost Register(int bits, Placement placement) =>
        new FlipFlopBank { Bits = bits, Clock = _chip.Clock, Placement = placement }.Estimate(_chip.Node);

    private Cost Bus(BusDirection direction, double pitch, int bits, double toggles) => new Bus
    {
        Direction = direction,
        Units = ArraysPerSide,
        UnitLength = pitch,
        Bits = bits,
        ToggleRate = toggles,
        Clock = _chip.Clock,
    }.Estimate(_chip.Node);

    private AreaSplit AreaOfAll()
    {
        var arrays = _chip.Area().Times(Arrays);
        var registers = InputRegister.Area + OutputRegister.Area;
        return arrays with
        {
            Total = arrays.Total + Tree.Built.Area + registers,
            Accumulation = arrays.Accumulation + Tree.Built.Area,
            Other = arrays.Other + registers,
        };
    }
}
