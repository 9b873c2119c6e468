using CimKit.Circuits;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Logic;
using CimKit.Circuits.Technology;
using CimKit.Circuits.Training;
using CimKit.Designs;
using CimKit.Estimation.Elements;
using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Training;

/// <summary>SRAM arrays that hold activations and multiply them by errors.</summary>
internal sealed class GradientUnit
{
    private readonly TechnologyNode _node;
    private readonly WeightGradientDesign _design;
    private readonly Clock _clock;
    private readonly TrainingLines _lines;
    private readonly SwitchBank _switches;
    private readonly Bitlines _bitlines;
    private readonly SharedColumns _mux;
    private readonly ColumnSensing _sensing;
    private readonly Cost _encoder;
    private readonly ShiftAddCost _shift;
    private readonly AdderTree _tree;
    private readonly double _path;
    private readonly bool _drives;
    private readonly double _readPulse;

    /// <param name="node">Process.</param>
    /// <param name="design">Chip around it.</param>
    /// <param name="activationRows">Rows of activations of the largest map.</param>
    /// <param name="activationColumns">Their bits.</param>
    /// <param name="alone">Main cells as a unit outside a chip knows them; none in a chip.</param>
    internal GradientUnit(TechnologyNode node, TrainingDesign design, int activationRows, int activationColumns, MainCells? alone = null)
    {
        // Reference: in a chip the drivers are built before the activity is known, so they drive nothing (T18).
        _drives = alone is not null || !node.IsReference;
        (_node, _design, InputBits) = (node, design.Gradient, design.Array.InputBits);
        _readPulse = alone?.ReadPulse ?? MainCells.UsualPulse;
        var driven = alone is null ? node : node with { Arrays = node.Arrays with { ReadVoltage = alone.ReadVoltage } };
        _clock = new Clock { Frequency = design.Frequency, IsSynchronous = false };
        ArrayRows = Math.Max(activationRows / _design.Rows, 1);
        ArrayColumns = Math.Max(activationColumns / _design.Columns, 1);
        _lines = TrainingLines.Of(node, new SramCell(), _design.Rows, _design.Columns);
        var under = Placement.UnderColumns(_lines.RowLength);
        _switches = SwitchBank.Rows(
            driven, _clock, _lines.ColumnLength, _design.Rows, _lines.AccessResistance, _lines.RowWire, _lines.RowResistance, 2);
        _bitlines = Bitlines.Columns(node, _lines);
        Converters = _design.Columns / _design.ColumnsPerConverter;
        _mux = SharedColumns.Under(driven, _lines.RowLength, Converters, _design.ColumnsPerConverter, _lines.AccessResistance);
        var main = design.Array.Cell.Array(node, design.Array.Rows, design.Array.Columns, false);
        // Reference: the wire of a column is that of one of the main arrays' cells.
        var segment = alone?.Cell.Array(node, design.Array.Rows, design.Array.Columns, false).ColumnSegment ?? main.ColumnSegment;
        _path = _lines.AccessResistance + (node.IsReference ? segment : _lines.ColumnResistance);
        _sensing = GradientSensing(node, design, main, _design.Rows, _lines);
        _encoder = _sensing.HasEncoder ? TrainingEncoder.Of(node, _design.Levels, Converters, under) : default;
        _shift = ShiftAddCost.Of(node, _clock, Converters, ChipContext.Log2Up(_design.Levels) + InputBits + 1, InputBits, under);
        OutputBits = ChipContext.Log2Up(_design.Levels) + InputBits + ChipContext.Log2Up(ArrayRows);
        _tree = new AdderTree
        {
            Inputs = ArrayRows,
            Bits = ChipContext.Log2Up(_design.Levels) + InputBits + 1,
            Trees = Converters * ArrayColumns,
            Clock = _clock,
            Placement = Placement.UnderColumns(Math.Sqrt(SubarrayArea)),
        };
    }

    internal int InputBits { get; }

    internal int ArrayRows { get; }

    internal int ArrayColumns { get; }

    internal int Converters { get; }

    internal int OutputBits { get; }

    internal int Arrays => ArrayRows * ArrayColumns;

    internal double SubarrayArea => _lines.RowLength * _lines.ColumnLength + _switches.Layout.Area + _bitlines.Area + _mux.Mux.Area
        + _mux.Decoder.Area + Converters * _sensing.Area + _encoder.Area + _shift.Cost.Area;

    internal double Area => Arrays * SubarrayArea + _tree.Estimate(_node).Area;

    // Reference: neither the decoder of the multiplexers nor the trees leak. Corrected: both do.
    internal double Leakage => Arrays * (_lines.CellLeakage * _design.Rows * _design.Columns + _switches.Layout.Leakage + _bitlines.Leakage
        + (_node.IsReference ? 0 : _mux.Decoder.Leakage) + _encoder.Leakage + _shift.Cost.Leakage)
        + (_node.IsReference ? 0 : _tree.Estimate(_node).Leakage);

    private int SubReads => _design.ColumnsPerConverter * InputBits;

    private double ActiveRows(double activity) => Math.Ceiling(_design.Rows * activity);

    private static ColumnSensing GradientSensing(TechnologyNode node, TrainingDesign design, CellArray main, int rows, TrainingLines lines)
    {
        var adc = design.Array.Adc.Under(design.Array.Adc.Columns, design.Gradient.Levels);
        // Reference: the converters compare with references for the main arrays' cells (T17).
        return node.IsReference && !design.Array.Cell.IsSram
            ? new ColumnSensing(node, adc, main.ReferenceResistance, main.OffResistance, rows)
            : new ColumnSensing(node, adc, lines.AccessResistance, lines.AccessResistance, rows);
    }

    /// <summary>One kernel's errors applied to the stored activations.</summary>
    internal PartCost Read(double activity)
    {
        var resistance = _path / ActiveRows(activity);
        var delay = _sensing.Delay(resistance);
        var shared = _design.ColumnsPerConverter;
        var tree = ArrayRows > 1 ? _tree.Estimate(_node) : Cost.None;
        var latency = Math.Max(_switches.ReadDelay(SubReads), _mux.Latency) + SubReads * _bitlines.Precharger.Latency
            + InputBits * ColumnDelay + SubReads * (delay + _encoder.Latency) + _shift.After(SubReads, _readPulse) + shared * tree.Latency;
        var converted = SubReads * _design.Columns * delay * _sensing.Power(resistance);
        var energy = _switches.ReadEnergy(SubReads, activity) + SubReads * (_mux.Mux.Energy + _mux.Decoder.Energy)
            + SubReads * 2 * _bitlines.Precharger.Energy + converted + SubReads * _encoder.Energy + SubReads * _shift.Cost.Energy;
        return new PartCost(latency, energy * Arrays + tree.Energy);
    }

    /// <summary>Storing activations in the arrays.</summary>
    internal PartCost Write(double activity)
    {
        var rows = _design.Rows * activity;
        var latency = rows * _lines.FlipTime + 2 * rows * _switches.LineDelay + SubReads * _switches.Shift.Latency + rows * _bitlines.Precharger.Latency
            + rows * _bitlines.WriteDriver.WriteLatency;
        var voltage = _node.SupplyVoltage * _node.SupplyVoltage;
        var energy = 2 * _lines.FlipCapacitance * voltage * _design.Columns * activity * rows + 2 * rows * _switches.WriteEnergy + SubReads * _switches.Shift.Energy
            + (_drives ? rows * activity * (_bitlines.Precharger.Energy + _bitlines.WriteDriver.WriteEnergy) : 0);
        return new PartCost(latency, energy * Arrays);
    }

    private double ColumnDelay =>
        SramDelay.Of(_node, _lines, _lines.Column, _lines.ColumnResistance, 0);

    internal (PartCost Read, PartCost Write) Both(double activity) => (Read(activity), Write(activity));
}
