using CimKit.Circuits.Cells;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Subarrays;

/// <summary>Sensing period and latency of a sub-array.</summary>
/// <remarks>Source: [Peng2019]; [Lu2021]; groups of rows: [Lee2024].</remarks>
internal readonly record struct SubarrayTiming
{
    private readonly TechnologyNode _node;
    private readonly SubarrayCounts _counts;
    private readonly CellArray _cells;
    private readonly RowSide _rows;
    private readonly ColumnSide _columns;
    private readonly AccumulationSide _accumulation;
    private readonly double _active;
    private readonly double _frequency;

    internal SubarrayTiming(
        Subarray array, TechnologyNode node, SubarrayCounts counts, CellArray cells,
        RowSide rows, ColumnSide columns, AccumulationSide accumulation, double activeRows)
    {
        (_node, _counts, _cells, _active) = (node, counts, cells, activeRows);
        (_rows, _columns, _accumulation) = (rows, columns, accumulation);
        _frequency = array.Clock.Frequency;
        SensingPeriod = node.Calibration.SensingMargin * Period();
        (Conversion, Drivers, Accumulation) = array.Clock.IsSynchronous ? Cycles() : Delays();
    }

    /// <summary>Time of one sensing step.</summary>
    internal double SensingPeriod { get; }

    /// <summary>Latency of converting, over the vector.</summary>
    internal double Conversion { get; }

    /// <summary>Latency of driving that is not part of a cycle.</summary>
    internal double Drivers { get; }

    /// <summary>Latency of accumulating that is not hidden behind converting.</summary>
    internal double Accumulation { get; }

    /// <summary>Delay of a column: SRAM bitline, or resistive column.</summary>
    internal double ColumnDelay
    {
        get
        {
            if (_counts.IsSram)
                return _cells.BitlineDelay;
            var delay = 0.2 * _cells.BitlineCapacitance * _cells.AverageResistance;
            return _counts.IsRowByRow ? delay : delay / Half;
        }
    }

    // Reference: half of the rows as a whole number (Q4-11). Corrected: a fraction.
    private double Half => _node.IsReference ? _counts.RowsTogether / 2 : _counts.RowsTogether / 2.0;

    private double Precharge => _columns.Precharger?.Latency ?? 0;

    private double Period()
    {
        var conversion = _columns.ConversionDelay;
        return (_counts.IsSram, _counts.IsRowByRow) switch
        {
            (true, true) => _rows.Delay + Precharge + ColumnDelay + (_columns.Amplifiers?.Latency ?? 0),
            (true, false) => Math.Max(_rows.Delay + _rows.RepeaterDelay, _columns.MuxDelay) + Precharge + conversion,
            (false, true) => Math.Max(_rows.Delay, _columns.MuxDelay) + (_counts.IsBinary && _node.IsReference ? 0 : ColumnDelay) + conversion,
            _ => Math.Max(_rows.Delay + _rows.RepeaterDelay, _columns.MuxDelay) + conversion,
        };
    }

    private (double Conversion, double Drivers, double Accumulation) Cycles()
    {
        var isSramRows = _counts is { IsSram: true, IsRowByRow: true };
        var shared = isSramRows ? 1 : _counts.Shared;
        var conversion = shared * (_counts.IsRowByRow ? _active : _counts.Groups);
        var additions = AfterFirst(_counts.IsRowByRow ? _active : _counts.Groups);
        var sum = Whole(_accumulation.Adders?.Latency ?? 0);
        var accumulation = _accumulation.Adders is null ? 0 : shared * additions * (sum - 1);
        if (!_counts.IsBinary)
        {
            accumulation += isSramRows
                ? Positive(Whole(_accumulation.WeightDelay * (_counts.CellsPerWeight - 1) + _accumulation.InputDelay)
                    - (conversion + accumulation))
                : 0;
            if (!isSramRows)
                accumulation = ShiftAdds(conversion, accumulation);
        }
        return (conversion / _frequency, 0, accumulation / _frequency);
    }

    // Each shift-add hides behind the converting and adding so far.
    private double ShiftAdds(double conversion, double accumulation)
    {
        var weights = _counts.WeightsPerConverter;
        if (_counts.CellsPerWeight > 1)
        {
            accumulation += (_counts.CellsPerWeight - 1) * weights
                * Positive(Whole(_accumulation.WeightDelay) - (conversion + accumulation) / _counts.Shared);
        }
        if (_counts.InputBits > 1 && weights > 0)
            accumulation += weights * Positive(Whole(_accumulation.InputDelay) - (conversion + accumulation) / weights);
        return accumulation;
    }

    private (double Conversion, double Drivers, double Accumulation) Delays()
    {
        var isSramRows = _counts is { IsSram: true, IsRowByRow: true };
        var margin = _node.Calibration.SensingMargin;
        var shared = isSramRows ? 1 : _counts.Shared;
        var steps = _counts.IsRowByRow ? _active : _counts.Groups;
        var sensing = Precharge + ColumnDelay + (_columns.Amplifiers?.Latency ?? 0) + _columns.ConversionDelay;
        var conversion = margin * sensing * shared * steps;
        var drivers = margin * shared * Math.Max(_rows.Delay * steps, isSramRows ? 0 : _columns.MuxDelay);
        var weights = isSramRows ? 1 : _counts.WeightsPerConverter;
        var adding = (_accumulation.Adders?.Latency ?? 0) * shared * AfterFirst(steps);
        if (!_counts.IsBinary)
        {
            adding += _accumulation.WeightDelay * (_counts.CellsPerWeight - 1) * weights + _accumulation.InputDelay * weights;
        }
        return (conversion, drivers, Positive(adding - conversion - drivers));
    }

    // Reference: a vector without selected rows counts minus one addition (Q3-4). Corrected: none.
    private double AfterFirst(double steps) => _node.IsReference ? steps - 1 : Positive(steps - 1);

    private double Whole(double delay) => Math.Ceiling(delay * _frequency);

    private static double Positive(double value) => Math.Max(value, 0);
}
