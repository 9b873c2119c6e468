using CimKit.Circuits.Training;
using CimKit.Designs;
using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Training;

/// <summary>Cost of writing one array.</summary>
internal sealed class ArrayWriteModel
{
    private readonly TrainingSubarray _array;
    private readonly TrainingDesign _design;
    private readonly double _voltage;
    private readonly double _pulse;

    internal ArrayWriteModel(TrainingSubarray array, TrainingDesign design)
    {
        (_array, _design) = (array, design);
        (_voltage, _pulse) = (array.Node.SupplyVoltage, TrainingVoltage.Of(design));
    }

    private TrainingLines Lines => _array.Lines;

    private double Square => _voltage * _voltage;

    private bool IsRowByRow => _array.IsRowByRow;

    private double Shared => _array.Forward.Shared;

    internal PartCost Cost(PulseCount count, bool isBackward)
    {
        var operations = Math.Ceiling(count.ColumnActivity) * Lines.Rows * count.RowActivity;
        return Lines.IsSram ? Sram(count, operations) : Resistive(count, 2 * operations, isBackward);
    }

    private PartCost Sram(PulseCount count, double operations)
    {
        var lines = operations * (Lines.FlipTime + _array.Charging!.Precharger.Latency + _array.Charging.WriteDriver.WriteLatency);
        var energy = 2 * Lines.FlipCapacitance * Square * Lines.Columns * count.ColumnActivity * Lines.Rows * count.RowActivity;
        if (IsRowByRow)
        {
            var rows = Lines.Rows * count.RowActivity;
            return new PartCost(lines + rows * _array.Rows.DecodedDelay, energy + rows * _array.Rows.DecodedEnergy);
        }
        var switches = _array.Rows.Switches!;
        // Energies take the activity itself where it is more than one.
        var driven = 2 * Math.Max(1, count.ColumnActivity) * Lines.Rows * count.RowActivity;
        return new PartCost(
            lines + 2 * operations * switches.LineDelay + Shared * switches.Shift.Latency,
            energy + driven * switches.WriteEnergy + Shared * switches.Shift.Energy);
    }

    private PartCost Resistive(PulseCount count, double operations, bool isBackward)
    {
        var columns = _array.Columns!;
        var shift = IsShiftingColumns(isBackward) * columns.Shift.Energy;
        var energy = count.CellEnergy + (Lines.HasAccess ? LinesWithAccess(count) : BareLines(count)) + shift
            + operations * ColumnWrite(columns, count.ColumnActivity);
        var (latency, driven) = Rows(operations);
        return new PartCost(
            count.Pulses * _design.Write.PulseWidth + Math.Max(latency, operations * columns.LineDelay), energy + driven);
    }

    /// <summary>Shifts of the column registers that a transposed read leaves to the write.</summary>
    internal double IsShiftingColumns(bool isBackward)
    {
        if (!isBackward)
            return 0;
        var shared = (double)_design.Transposed.RowsPerConverter;
        return _design.Transposed.IsParallel && !IsRowByRow ? shared : shared * Lines.Columns / 2;
    }

    internal (double Latency, double Energy) Rows(double operations)
    {
        if (_array.Rows.Switches is not { } switches)
            return (operations * _array.Rows.DecodedDelay, operations * DecodedEnergy);
        var isShifting = Lines.IsSram || !Lines.HasAccess || operations > 0;
        return (operations * switches.LineDelay + (isShifting ? Shared * switches.Shift.Latency : 0),
            operations * RowWrite(switches) + (isShifting ? Shared * switches.Shift.Energy : 0));
    }

    private double DecodedEnergy => _array.Rows.DecodedWriteEnergy + Following.Drain(_array.Node, Lines) * _pulse * _pulse;

    private double RowWrite(SwitchBank switches)
    {
        if (Lines.HasAccess)
            return switches.WriteEnergy;
        var drain = 3 * switches.Gates.Drain;
        return drain * _pulse * _pulse + drain * _pulse * _pulse / 4 * (Lines.Rows - 1) + switches.WriteEnergy * Lines.Rows;
    }

    // The average pulses of a row are taken before they are counted, so they are 0 (W2): in both fidelities.
    internal double ColumnWrite(SwitchBank columns, double activity)
    {
        var drain = 3 * columns.Gates.Drain * _pulse * _pulse * Lines.Columns;
        var gates = columns.Gates.Gates(_array.Node) * Square * Lines.Columns;
        return Lines.HasAccess ? drain * (1 - Math.Min(1, activity) / 2) + gates : drain / 4 + gates;
    }

    private double LinesWithAccess(PulseCount count)
    {
        var (word, bit, source, square) = (Lines.Wordline * Square, Lines.RowWire, Lines.Column, _pulse * _pulse);
        if (_design.Array.Cell is Circuits.Cells.FeFetCell)
        {
            double Phase(double pulses, double rows, double columns) =>
                word * pulses + (source + _design.Write.FerroelectricGate * rows) * square * columns * pulses;
            return Phase(count.SetPulses, count.SetRows, count.SetColumns) + Phase(count.ResetPulses, count.ResetRows, count.ResetColumns);
        }
        var set = word + source * square * Rest(count.Columns, count.SetColumns) + bit * square * count.SetColumns;
        var reset = word + source * square * count.ResetColumns + bit * square * Rest(count.Columns, count.ResetColumns);
        return set * count.SetPulses + reset * count.ResetPulses;
    }

    private double BareLines(PulseCount count)
    {
        var (row, column, square, half) = (Lines.RowWire, Lines.Column, _pulse * _pulse, _pulse * _pulse / 4);
        var leak = half * (Lines.Array.MaximumConductance + Lines.Array.MinimumConductance) / 2 * _design.Write.PulseWidth;
        double Phase(double selected, double pulses, double rows, double columns)
        {
            var (idleRows, idleColumns) = (Rest(count.Rows, rows), Rest(count.Columns, columns));
            return selected * square * pulses + row * half * idleRows * count.PulsesPerRow
                + column * half * idleColumns * pulses + leak * (idleColumns + idleRows) * pulses;
        }
        return Phase(row, count.SetPulses, count.SetRows, count.SetColumns)
            + Phase(column, count.ResetPulses, count.ResetRows, count.ResetColumns);
    }

    // Where more are selected than there are, all count.
    private static double Rest(int all, double selected) => selected <= all ? all - selected : all;
}
