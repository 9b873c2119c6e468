using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Subarrays;

/// <summary>Puts the parts of a sub-array together.</summary>
internal sealed class SubarrayAssembly
{
    private readonly Subarray _array;
    private readonly TechnologyNode _node;
    private readonly SubarrayActivity _activity;
    private readonly SubarrayCounts _counts;
    private readonly CellArray _cells;
    private readonly RowSide _rows;
    private readonly ColumnSide _columns;
    private readonly AccumulationSide _accumulation;

    internal SubarrayAssembly(Subarray array, TechnologyNode node, SubarrayActivity activity)
    {
        _array = array;
        _node = node;
        _activity = activity;
        _counts = new SubarrayCounts(array, node);
        _cells = array.Cell.Array(node, array.Rows, array.Columns, _counts.IsRowByRow);
        _rows = new RowSide(array, node, _counts, _cells, activity.RowActivity);
        _columns = new ColumnSide(array, node, _counts, _cells, activity);
        _accumulation = new AccumulationSide(array, node, _counts, _cells, ActiveRows);
    }

    internal double SensingPeriod => Timing.SensingPeriod;

    /// <summary>Converters under the array; none where sense amplifiers read the rows.</summary>
    internal IAdc? Converters => _columns.Adc;

    /// <summary>Times that each column is converted in a read.</summary>
    internal double Conversions(double activeRows) => _columns.Conversions(activeRows);

    /// <summary>Latencies of a read with that many selected rows.</summary>
    internal SubarrayTiming TimingAt(double activeRows) =>
        new(_array, _node, _counts, _cells, _rows, _columns, _accumulation, activeRows);

    private double ActiveRows => _activity.RowActivity * _counts.Rows;

    private SubarrayTiming Timing => TimingAt(ActiveRows);

    internal SubarrayEstimate Estimate()
    {
        var parts = new List<SubarrayPart>(20);
        _rows.AddTo(parts, ActiveRows);
        _columns.AddTo(parts, ActiveRows);
        _accumulation.AddTo(parts);
        var timing = Timing;
        var repeaters = 2.0 * _counts.Rows * _rows.Repeater.Count * _rows.Repeater.Area;
        var height = _cells.ColumnLength + _columns.StackedHeight + _accumulation.StackedHeight;
        var width = _cells.RowLength + Math.Max(_rows.StackedWidth, _columns.DecoderWidth)
            + (repeaters > 0 ? repeaters / _cells.ColumnLength : 0);
        return SubarrayEstimate.Of(
            parts,
            new SubarrayPart("repeaters", SubarrayCategory.Drivers, new Cost(repeaters, 0, 0, RepeaterLeakage()), 1),
            ArrayCost(),
            new Cost(height * width, 0, 0, 0) { Height = height, Width = width },
            timing,
            _array.Clock,
            LeakageInUse());
    }

    private Cost ArrayCost() => new(
        Area: _cells.Area,
        Latency: 0,
        Energy: LineEnergy(),
        Leakage: (double)_counts.Rows * _counts.Columns * _cells.CellLeakage)
    {
        Height = _cells.ColumnLength,
        Width = _cells.RowLength,
    };

    /// <summary>Energy of charging wordlines, and bitlines where a row is selected on its own.</summary>
    private double LineEnergy()
    {
        var (voltage, read) = (_node.SupplyVoltage, _node.Arrays.ReadVoltage);
        var wordline = _cells.WordlineCapacitance;
        if (_counts is { IsSram: true, IsRowByRow: true })
            return wordline * voltage * voltage * ActiveRows;
        var vectors = ActiveRows * _counts.Shared;
        if (_counts.IsRowByRow)
        {
            var bitlines = _counts.Converters * _cells.ColumnWireCapacitance;
            return (bitlines * read * read + wordline * voltage * voltage) * vectors;
        }
        var repeater = _rows.Repeater;
        var driven = wordline + 2 * repeater.Count * (repeater.Capacitance.Input + repeater.Capacitance.Output);
        return driven * voltage * voltage * vectors;
    }

    // Reference: a current is added to powers, and nothing at all for SRAM (Q4-8). Corrected: current times voltage, always.
    private double RepeaterLeakage()
    {
        var current = 2.0 * _counts.Rows * _rows.Repeater.Count * _rows.Repeater.LeakageCurrent;
        if (_node.IsReference)
            return _counts.IsSram ? 0 : current;
        return current * _node.SupplyVoltage;
    }

    private double LeakageInUse()
    {
        var active = _counts.IsRowByRow ? (double)_counts.Columns : (double)_counts.RowsTogether * _counts.Converters;
        return _cells.CellLeakage * ((double)_counts.Rows * _counts.Columns - active);
    }
}
