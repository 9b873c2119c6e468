using CimKit.Circuits.Cells;
using CimKit.Circuits.Drivers;
using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Subarrays;

/// <summary>Parts beside the rows: decoder, followers, switches and level shifters.</summary>
internal sealed class RowSide
{
    /// <summary>Write voltage above which level shifters are needed.</summary>
    private const double HighVoltage = 1.5;

    private readonly Subarray _array;
    private readonly TechnologyNode _node;
    private readonly SubarrayCounts _counts;
    private readonly CellArray _cells;

    internal RowSide(Subarray array, TechnologyNode node, SubarrayCounts counts, CellArray cells, double activity)
    {
        (_array, _node, _counts, _cells) = (array, node, counts, cells);
        var hasRepeaters = !counts.IsRowByRow && array.Cell.HasAccessTransistor;
        Repeater = hasRepeaters ? WordlineRepeater.Of(node) : default;
        if (counts.IsRowByRow)
            AddDecoder();
        else if (counts.IsSram || !array.Cell.HasAccessTransistor)
            Switches = RowSwitches(activity).Estimate(node);
        else
            Switches = BitlineSwitches(activity).Estimate(node);
        if (HasLevelShifters(array))
        {
            Shifter = new LevelShifter { Outputs = counts.Rows, Placement = Placement.BesideRows(cells.ColumnLength) }
                .Estimate(node);
        }
    }

    internal Cost? Decoder { get; private set; }

    internal Cost? Follower { get; private set; }

    internal Cost? Switches { get; }

    internal Cost? Shifter { get; }

    internal WordlineRepeater Repeater { get; }

    /// <summary>Widths of everything beside the rows; wordlines and bitlines have a level shifter each.</summary>
    internal double StackedWidth =>
        (Decoder?.Width ?? 0) + (Follower?.Width ?? 0) + (Switches?.Width ?? 0) + 2 * (Shifter?.Width ?? 0);

    /// <summary>Delay from a selected row to its driven line.</summary>
    internal double Delay => (Decoder?.Latency ?? 0) + (Follower?.Latency ?? 0) + (Switches?.Latency ?? 0);

    /// <summary>Delay of the repeaters behind the first section of a line.</summary>
    internal double RepeaterDelay => Repeater.Delay(
        _node,
        _cells.WordlineCapacitance / _counts.Columns,
        _cells.RowResistance / _counts.Columns,
        (double)_counts.Columns / (Repeater.Count + 1));

    internal static bool HasLevelShifters(Subarray array) => !array.Cell.IsSram && array.WriteVoltage > HighVoltage;

    internal void AddTo(List<SubarrayPart> parts, double activeRows)
    {
        var vectors = _counts.IsSram && _counts.IsRowByRow ? activeRows : _counts.Shared * activeRows;
        if (Decoder is { } decoder)
            parts.Add(new SubarrayPart("wordline decoder", SubarrayCategory.Drivers, decoder, vectors));
        if (Follower is { } follower)
            parts.Add(new SubarrayPart("wordline driver", SubarrayCategory.Drivers, follower, vectors));
        if (Switches is { } switches)
            parts.Add(new SubarrayPart("wordline switch matrix", SubarrayCategory.Drivers, switches, _counts.Shared));
        if (Shifter is { } shifter)
        {
            parts.Add(new SubarrayPart("wordline level shifter", SubarrayCategory.Drivers, shifter, 0));
            parts.Add(new SubarrayPart("bitline level shifter", SubarrayCategory.Drivers, shifter, 0));
        }
    }

    private void AddDecoder()
    {
        var decoder = new RowDecoder
        {
            AddressBits = SubarrayCounts.Log2Up(_counts.Rows),
            LineCapacitance = _cells.WordlineCapacitance,
            LineResistance = _cells.RowResistance,
            Columns = _counts.Columns,
            Placement = Placement.BesideRows(_cells.ColumnLength),
        };
        Decoder = decoder.Estimate(_node);
        if (_counts.IsSram)
            return;
        var ramp = decoder.OutputRamp(_node);
        Follower = _array.Cell.HasAccessTransistor
            ? new DecoderFollower
            {
                Rows = _counts.Rows,
                LineCapacitance = _cells.WordlineCapacitance,
                LineResistance = _cells.RowResistance,
                InputRamp = ramp,
                Height = _cells.ColumnLength,
            }.Estimate(_node)
            : new CrossPointDriver
            {
                Outputs = _counts.Rows,
                Cells = _counts.Columns,
                CellResistance = _cells.OpenResistance,
                Selected = _counts.Converters,
                LineCapacitance = _cells.WordlineCapacitance,
                LineResistance = _cells.RowResistance,
                InputRamp = ramp,
                Height = _cells.ColumnLength,
            }.Estimate(_node);
    }

    // Reference: without repeaters the line is its wire alone (Q4-6), and a cross-point line has no load (Q4-23).
    // Corrected: the access transistors' gates load an SRAM line.
    private RowSwitchMatrix RowSwitches(double activity)
    {
        var isCrossPoint = !_counts.IsSram;
        var line = Repeater.Count > 0 || !_node.IsReference ? _cells.WordlineCapacitance : _cells.RowWireCapacitance;
        return new RowSwitchMatrix
        {
            Outputs = _counts.Rows,
            TargetResistance = isCrossPoint
                ? _cells.AverageResistance / _counts.RowsTogether * _counts.Rows / _counts.Columns
                : _cells.RowResistance / (Repeater.Count + 1),
            Activity = activity,
            CellCapacitance = isCrossPoint && _node.IsReference ? 0 : line / _counts.Columns,
            CellResistance = isCrossPoint && _node.IsReference ? 0 : _cells.RowResistance / _counts.Columns,
            Columns = _counts.Columns,
            Repeaters = Repeater.Count,
            RepeaterInput = Repeater.Capacitance.Input,
            Height = _cells.ColumnLength,
        };
    }

    private BitlineSwitchMatrix BitlineSwitches(double activity) => new()
    {
        Outputs = _counts.Rows,
        Activity = activity,
        LineCapacitance = _cells.WordlineCapacitance / (Repeater.Count + 1) + Repeater.Capacitance.Input,
        LineResistance = _cells.RowResistance / (Repeater.Count + 1),
        AccessVoltage = _array.AccessVoltage,
        Height = _cells.ColumnLength,
    };
}
