using CimKit.Circuits.Cells;
using CimKit.Circuits.Logic;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Subarrays;

/// <summary>Parts that add up numbers: over rows, over weight slices, over input bits.</summary>
internal sealed class AccumulationSide
{
    private readonly Subarray _array;
    private readonly TechnologyNode _node;
    private readonly SubarrayCounts _counts;
    private readonly double _width;
    private readonly double _additions;
    private readonly double _activeUnits;

    internal AccumulationSide(
        Subarray array, TechnologyNode node, SubarrayCounts counts, CellArray cells, double activeRows)
    {
        (_array, _node, _counts, _width) = (array, node, counts, cells.RowLength);
        var isSramRows = counts is { IsSram: true, IsRowByRow: true };
        Units = isSramRows ? counts.Columns : counts.Converters;
        _activeUnits = isSramRows && !counts.IsBinary ? Weights(counts.Columns) : Units;
        _additions = isSramRows ? activeRows
            : counts.IsRowByRow ? counts.Shared * activeRows
            : counts.Shared * (counts.Groups - 1);
        if (counts.IsRowByRow || counts.Groups > 1)
            AddAdders();
        if (!counts.IsBinary)
            AddShiftAdds(isSramRows);
    }

    internal Cost? Adders { get; private set; }

    internal Cost? Registers { get; private set; }

    internal Cost? WeightShift { get; private set; }

    internal Cost? InputShift { get; private set; }

    /// <summary>Delays of an addition in the two shift-adds.</summary>
    internal double WeightDelay { get; private set; }

    internal double InputDelay { get; private set; }

    private int Units { get; }

    // The published layout has two banks of registers where SRAM is read row by row.
    private int RegisterCopies => _counts is { IsSram: true, IsRowByRow: true, IsBinary: false } ? 2 : 1;

    internal double StackedHeight =>
        (Adders?.Height ?? 0) + RegisterCopies * (Registers?.Height ?? 0) + (WeightShift?.Height ?? 0) + (InputShift?.Height ?? 0);

    /// <summary>Width of an accumulated sum.</summary>
    private int SumBits => !_counts.IsRowByRow ? _counts.ConverterBits + _counts.GroupBits
        : _counts.RowBits + (_counts.IsSram || _counts.IsBinary ? 1 : _counts.CellBits);

    internal void AddTo(List<SubarrayPart> parts)
    {
        Add(parts, "accumulation adder", Adders, _additions, 1, Adders?.Latency ?? 0);
        Add(parts, "accumulation register", Registers, _additions, RegisterCopies, 0);
        var isSramRows = _counts is { IsSram: true, IsRowByRow: true };
        var weights = isSramRows ? 1 : _counts.WeightsPerConverter;
        Add(parts, "weight shift-add", WeightShift, (_counts.CellsPerWeight - 1) * weights, 1, WeightDelay);
        Add(parts, "input shift-add", InputShift, weights, 1, InputDelay);
    }

    private static void Add(List<SubarrayPart> parts, string name, Cost? cost, double operations, int copies, double delay)
    {
        if (cost is { } present)
            parts.Add(new SubarrayPart(name, SubarrayCategory.Accumulation, present, operations, copies) { AdderDelay = delay });
    }

    private void AddAdders()
    {
        Adders = new RippleAdder
        {
            Bits = Math.Max(SumBits - 1, 1),
            Count = Units,
            ActiveCount = _activeUnits,
            LoadCapacitance = FlipFlopBank.Inverter(_node).Output,
            Placement = Placement.UnderColumns(_width),
        }.Estimate(_node);
        Registers = new FlipFlopBank
        {
            Bits = SumBits * Units,
            ActiveBits = _activeUnits * ActiveBitsPerUnit,
            SwitchingActivity = _node.Calibration.FlipFlopActivity,
            Clock = _array.Clock,
            Placement = Placement.UnderColumns(_width),
        }.Estimate(_node);
    }

    private double ActiveBitsPerUnit => !_counts.IsRowByRow ? _counts.ConverterBits + _counts.GroupBits / 2.0
        : _counts.RowBits / 2.0 + (_counts.IsSram || _counts.IsBinary ? 1 : _counts.CellBits);

    private void AddShiftAdds(bool isSramRows)
    {
        var cells = _counts.CellsPerWeight;
        var units = isSramRows ? Math.Max((int)Weights(_counts.Columns), 1) : _counts.Converters;
        var isResistive = !_counts.IsSram;
        var bits = isResistive && !_counts.IsRowByRow ? _counts.ConverterBits : SumBits;
        var slices = isResistive && _counts.IsRowByRow ? (cells - 1) * _counts.CellBits + 1 : cells;
        if (cells > 1)
        {
            var shift = Shift(units, bits, slices);
            WeightShift = shift.Estimate(_node);
            WeightDelay = shift.AdderDelay(_node);
        }
        if (_counts.InputBits > 1)
        {
            var shift = Shift(units, bits + slices, _counts.InputBits);
            InputShift = shift.Estimate(_node);
            InputDelay = shift.AdderDelay(_node);
        }
    }

    private ShiftAdd Shift(int units, int bits, int slices) =>
        new() { Units = units, Bits = bits, Slices = slices, Clock = _array.Clock, Width = _width };

    private double Weights(int columns) => Math.Floor((double)columns / _counts.CellsPerWeight);
}
