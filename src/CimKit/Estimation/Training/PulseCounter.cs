using CimKit.Designs;

namespace CimKit.Estimation.Training;

/// <summary>Counts the pulses between two sets of levels.</summary>
internal sealed class PulseCounter
{
    private readonly TrainingCells _cells;
    private readonly WriteDesign _write;
    private readonly bool _isReference;
    private readonly bool _isFerroelectric;
    private readonly double _step;
    private readonly double _voltage;
    private readonly double _feature;

    internal PulseCounter(TrainingCells cells, TrainingDesign design, double range, double feature)
    {
        (_cells, _write, _feature) = (cells, design.Write, feature);
        _isReference = design.Fidelity == Foundation.Fidelity.Reference;
        _isFerroelectric = design.Array.Cell is Circuits.Cells.FeFetCell;
        _step = range / _write.Levels;
        _voltage = TrainingVoltage.Of(design);
    }

    internal PulseCount Count(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, int rows, int columns)
    {
        var (setRows, resetRows, bothRows) = (0, 0, 0);
        var (setCells, resetCells) = (0, 0);
        var (setPulses, resetPulses, energy) = (0L, 0L, 0.0);
        for (var row = 0; row < rows; row++)
        {
            var (set, reset) = (0, 0);
            for (var column = 0; column < columns; column++)
            {
                var index = row * columns + column;
                if (before[index] == after[index] || Pulses(before[index], after[index]) is not (> 0 and var pulses))
                    continue;
                var isSet = after[index] > before[index];
                (setCells, resetCells) = isSet ? (setCells + 1, resetCells) : (setCells, resetCells + 1);
                (set, reset) = isSet ? (Math.Max(set, pulses), reset) : (set, Math.Max(reset, pulses));
                energy += Energy(before[index], after[index], pulses);
            }
            setPulses += set;
            resetPulses += reset;
            setRows += set > 0 ? 1 : 0;
            resetRows += reset > 0 && set == 0 ? 1 : 0;
            bothRows += reset > 0 && set > 0 ? 1 : 0;
        }
        // Reference: a row that goes both ways counts as going up only (T8).
        var counted = _isReference ? resetRows : resetRows + bothRows;
        return new PulseCount
        {
            Rows = rows,
            Columns = columns,
            SetRows = setRows,
            ResetRows = counted,
            SetColumns = setRows > 0 ? setCells / setRows : 0,
            ResetColumns = counted > 0 ? resetCells / counted : 0,
            SetPulses = setPulses,
            ResetPulses = resetPulses,
            CellEnergy = energy,
        };
    }

    private int Pulses(byte before, byte after)
    {
        if (_cells.IsSram)
            return 1;
        return CellWrite.Pulses(_cells.Conductance(before), _cells.Conductance(after), _step);
    }

    private double Energy(byte before, byte after, int pulses)
    {
        if (_cells.IsSram)
            return 0;
        var (old, now) = (_cells.Conductance(before), _cells.Conductance(after));
        if (!_isFerroelectric)
            return pulses * _voltage * _voltage * _write.PulseWidth / ((1 / now + 1 / old) / 2);
        var switched = CellWrite.SwitchedPolarization(old, now, _step, _write.Levels, _write.Polarization);
        return CellWrite.SwitchingEnergy(switched, _voltage, _feature);
    }
}
