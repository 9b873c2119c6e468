using CimKit.Circuits;
using CimKit.Circuits.Interconnect;
using CimKit.Circuits.Logic;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;
using CimKit.Mapping;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Training;

/// <summary>A processing element of a training chip.</summary>
internal sealed class TrainingElement
{
    private readonly TrainingContext _chip;
    private readonly TreeUse _tree;
    private readonly Cost _inputBus;
    private readonly Cost _outputBus;

    internal TrainingElement(TrainingContext chip, int side)
    {
        (_chip, Side) = (chip, side);
        ArraysPerSide = (int)Math.Ceiling(Math.Sqrt((double)ChipContext.Ceiling(side, chip.Rows) * ChipContext.Ceiling(side, chip.Columns)));
        var array = SubarrayLayout.Of(chip.Subarray);
        Array = array;
        var trees = ChipContext.Ceiling((long)ArraysPerSide * chip.Columns, chip.Shared);
        _tree = new TreeUse(chip.Tree(ArraysPerSide, chip.ResultBits, trees, array.Width), chip.Node);
        InputBits = chip.InputBits * chip.Rows;
        OutputBits = chip.Columns / chip.Shared * (chip.ResultBits - 1 + _tree.Stages);
        InputRegister = Register(InputBits, null, Placement.BesideRows(ArraysPerSide * array.Height));
        OutputRegister = Register(OutputBits, null, Placement.UnderColumns(ArraysPerSide * array.Width));
        _inputBus = Bus(BusDirection.Horizontal, array.Width, chip.Rows);
        _outputBus = Bus(BusDirection.Vertical, array.Height, ArraysPerSide * chip.Columns);
        Area = AreaOfAll();
    }

    internal int Side { get; }

    internal int ArraysPerSide { get; }

    internal SubarrayLayout Array { get; }

    internal int InputBits { get; }

    internal int OutputBits { get; }

    internal Cost InputRegister { get; }

    internal Cost OutputRegister { get; }

    internal AreaSplit Area { get; }

    internal double Height => Math.Sqrt(Area.Total);

    internal double Width => Area.Total / Height;

    internal int Arrays => ArraysPerSide * ArraysPerSide;

    internal TreeUse Tree => _tree;

    internal double Leakage(bool isBackward, double tree) => Arrays * Array.Leakage(isBackward) + tree + InputRegister.Leakage + OutputRegister.Leakage;

    internal bool IsFull(GridSize copies) => copies.Count > 1 && copies.Rows >= ArraysPerSide && copies.Columns >= ArraysPerSide;

    internal PhaseSums Estimate(ElementBlock block, GridSize copies, LayerMapping layer, ITrainingLayer activity)
    {
        var isBackward = _chip.IsBackward(layer);
        var vectors = _chip.Vectors(layer);
        var tree = Sums(block, copies, vectors);
        var isPartial = copies.Count > 1 && !IsFull(copies);
        // Reference: a partly copied element times its trees backwards in the first layer too (T19).
        var isTimed = isBackward || (isPartial && _chip.IsReference && _chip.Design.IsTraining);
        var arrays = default(PhaseSums);
        foreach (var array in block.Arrays)
            arrays = arrays.Beside(activity.Reads(array));
        var sums = tree;
        if (isPartial && _chip.IsReference)
            sums = tree with { Energy = tree.Energy * block.Arrays.Count };
        var ((input, output), (arriving, leaving)) = (Registers(block, vectors), Buses(block, vectors));
        return arrays.Then(PhaseSums.Adding(sums, isBackward, isTimed, isPartial && _chip.IsReference)).Faster(Math.Max(copies.Count, 1))
            .Then(PhaseSums.Buffering(input.Then(output), isBackward))
            .Then(PhaseSums.Moving(arriving.Then(leaving), isBackward));
    }

    // One row of arrays has nothing to add.
    internal PartCost Sums(ElementBlock block, GridSize copies, long vectors) => IsFull(copies) || ArrayRows(block) <= 1
        ? default
        : _tree.Sums(vectors * (double)_chip.WeightsPerConverter, ArrayRows(block));

    internal int ArrayRows(ElementBlock block) => ChipContext.Ceiling(block.Rows, _chip.Rows);

    internal (PartCost Input, PartCost Output) Registers(ElementBlock block, long vectors)
    {
        var reads = vectors * _chip.InputBits;
        var outputs = (double)block.Columns / _chip.CellsPerWeight;
        var (arriving, leaving) = (reads * ArrayRows(block) * InputRegister.Latency, vectors * InputRegister.Latency);
        if (!_chip.IsReference)
            return (new(arriving, reads * ArrayRows(block) * InputRegister.Energy), new(leaving, vectors * OutputRegister.Energy));
        // Reference: the number of reads and of toggling bits are exchanged (T20).
        var input = Register(InputBits, Math.Min(reads, InputBits), default);
        var output = Register(OutputBits, Math.Min(vectors, OutputBits), default);
        return (new(arriving, block.Rows * input.Energy), new(leaving, Math.Floor(outputs) * _tree.Bits * output.Energy));
    }

    internal (PartCost Input, PartCost Output) Buses(ElementBlock block, long vectors)
    {
        var input = block.Rows * (double)vectors * _chip.InputBits / _chip.Rows;
        var output = Math.Floor((double)block.Columns / _chip.CellsPerWeight) * _chip.SensedBits * vectors / (ArraysPerSide * _chip.Columns);
        return (new(input * _inputBus.Latency, input * _inputBus.Energy), new(output * _outputBus.Latency, output * _outputBus.Energy));
    }

    private Cost Register(int bits, double? active, Placement placement) =>
        new FlipFlopBank { Bits = bits, ActiveBits = active, Clock = _chip.Clock, Placement = placement }.Estimate(_chip.Node);

    private Cost Bus(BusDirection direction, double pitch, int bits) => new Bus
    {
        Direction = direction,
        Units = ArraysPerSide,
        UnitLength = pitch,
        Bits = bits,
        Clock = _chip.Clock,
    }.Estimate(_chip.Node);

    private AreaSplit AreaOfAll()
    {
        var arrays = Array.Area.Times(Arrays);
        var registers = InputRegister.Area + OutputRegister.Area;
        return arrays with
        {
            Total = arrays.Total + _tree.Built.Area + registers,
            Accumulation = arrays.Accumulation + _tree.Built.Area,
            Other = arrays.Other + registers,
        };
    }
}
