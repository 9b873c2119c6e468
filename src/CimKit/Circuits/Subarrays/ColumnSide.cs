using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Drivers;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Subarrays;

/// <summary>Parts under the columns: switches, multiplexer, precharger, and what senses the columns.</summary>
internal sealed class ColumnSide
{
    private readonly Subarray _array;
    private readonly TechnologyNode _node;
    private readonly SubarrayCounts _counts;
    private readonly CellArray _cells;

    internal ColumnSide(
        Subarray array, TechnologyNode node, SubarrayCounts counts, CellArray cells, SubarrayActivity activity)
    {
        (_array, _node, _counts, _cells) = (array, node, counts, cells);
        if (counts.IsSram)
            AddSramColumns();
        else
            AddSourceLines();
        if (counts is { IsSram: true, IsRowByRow: true })
            return;
        if (counts.Shared > 1)
            AddMux();
        var adc = array.Adc.Under(Sensed(activity), counts.Levels);
        Adc = adc;
        Converter = adc.Estimate(node);
        if (adc.NeedsEncoder && (counts.Levels > 2 || !counts.IsRowByRow))
        {
            Encoder = new ThermometerEncoder { Levels = counts.Levels, Count = counts.Converters, Width = cells.RowLength }
                .Estimate(node);
        }
    }

    /// <summary>The converters under their columns; none where SRAM is read row by row.</summary>
    internal IAdc? Adc { get; }

    internal Cost? Converter { get; }

    internal Cost? Encoder { get; }

    internal Cost? Mux { get; private set; }

    internal Cost? MuxDecoder { get; private set; }

    internal Cost? Precharger { get; private set; }

    internal Cost? Amplifiers { get; private set; }

    private Cost? WriteDriver { get; set; }

    private Cost? SourceSwitches { get; set; }

    private Cost? SourceShifter { get; set; }

    internal double DecoderWidth => MuxDecoder?.Width ?? 0;

    /// <summary>Heights of everything under the columns; the multiplexer's decoder lies beside it.</summary>
    internal double StackedHeight => Height(SourceShifter) + Height(SourceSwitches) + Height(Mux) + Height(Precharger)
        + Height(WriteDriver) + Height(Amplifiers) + Height(Converter) + Height(Encoder);

    /// <summary>Delay of selecting a column.</summary>
    internal double MuxDelay => (Mux?.Latency ?? 0) + (MuxDecoder?.Latency ?? 0);

    /// <summary>Delay of a conversion.</summary>
    internal double ConversionDelay => (Converter?.Latency ?? 0) + (Encoder?.Latency ?? 0);

    internal void AddTo(List<SubarrayPart> parts, double activeRows)
    {
        Add(parts, "source line level shifter", SubarrayCategory.Drivers, SourceShifter, 0);
        Add(parts, "source line switch matrix", SubarrayCategory.Drivers, SourceSwitches, 0);
        Add(parts, "multiplexer", SubarrayCategory.Drivers, Mux, _counts.Shared);
        Add(parts, "multiplexer decoder", SubarrayCategory.Drivers, MuxDecoder, _counts.Shared);
        AddPrecharger(parts, _counts.IsRowByRow ? activeRows : _counts.Shared * _counts.Groups);
        Add(parts, "write driver", SubarrayCategory.Drivers, WriteDriver, 0);
        Add(parts, "sense amplifiers", SubarrayCategory.Conversion, Amplifiers, activeRows);
        Add(parts, "converter", SubarrayCategory.Conversion, Converter, Conversions(activeRows));
        AddEncoder(parts, _counts.IsRowByRow ? activeRows : _counts.Groups);
    }

    // Reference: in parallel reading the charge of the bitlines counts for binary weights only (Q4-19). Corrected: always.
    private void AddPrecharger(List<SubarrayPart> parts, double operations)
    {
        if (Precharger is not { } charger)
            return;
        parts.Add(new SubarrayPart("precharger", SubarrayCategory.Conversion, charger, operations)
        {
            IsEnergyCounted = _counts.IsRowByRow || _counts.IsBinary || !_node.IsReference,
        });
    }

    // Reference: binary weights read row by row count every row, selected or not (Q4-22). Corrected: the selected ones.
    internal double Conversions(double activeRows) =>
        !_counts.IsRowByRow || (_node.IsReference && _counts.IsBinary) ? _counts.Groups : activeRows;

    // Reference: the encoder's leakage is left out for binary weights read row by row (Q4-22). Corrected: it counts.
    private void AddEncoder(List<SubarrayPart> parts, double operations)
    {
        if (Encoder is not { } encoder)
            return;
        parts.Add(new SubarrayPart("encoder", SubarrayCategory.Conversion, encoder, operations)
        {
            IsLeakageCounted = !(_node.IsReference && _counts is { IsBinary: true, IsRowByRow: true }),
        });
    }

    private static void Add(List<SubarrayPart> parts, string name, SubarrayCategory category, Cost? cost, double operations)
    {
        if (cost is { } present)
            parts.Add(new SubarrayPart(name, category, present, operations));
    }

    private void AddSramColumns()
    {
        Precharger = new Precharger
        {
            Columns = _counts.Columns,
            LineCapacitance = _cells.BitlineCapacitance,
            LineResistance = _cells.ColumnResistance,
            Placement = Placement.UnderColumns(_cells.RowLength),
        }.Estimate(_node);
        WriteDriver = new SramWriteDriver { Columns = _counts.Columns, Placement = Placement.UnderColumns(_cells.RowLength) }
            .Estimate(_node);
        if (!_counts.IsRowByRow)
            return;
        Amplifiers = new SenseAmplifier
        {
            Columns = _counts.Columns,
            Pitch = _cells.RowLength / _counts.Columns,
            Placement = Placement.UnderColumns(_cells.RowLength),
        }.Estimate(_node);
    }

    private void AddSourceLines()
    {
        SourceSwitches = new ColumnSwitchMatrix
        {
            Outputs = _counts.Columns,
            TargetResistance = _counts.IsRowByRow
                ? _cells.OpenResistance
                : _cells.AverageResistance / _counts.RowsTogether * _counts.Rows,
            Width = _cells.RowLength,
        }.Estimate(_node);
        if (RowSide.HasLevelShifters(_array))
        {
            SourceShifter = new LevelShifter
            {
                Outputs = _counts.Columns, Placement = Placement.UnderColumns(_cells.RowLength),
            }.Estimate(_node);
        }
    }

    private void AddMux()
    {
        var target = _counts.IsRowByRow ? _cells.OpenResistance
            : !_counts.IsSram ? _cells.AverageResistance / _counts.RowsTogether
            : _cells.AccessResistance / HalfOfRowsTogether;
        var mux = new ColumnMux
        {
            Converters = _counts.Converters,
            ColumnsPerConverter = _counts.Shared,
            TargetResistance = target,
            Width = _cells.RowLength,
        };
        var gate = mux.Switch(_node);
        var isWide = _counts is { IsBinary: true, IsRowByRow: false, IsSram: false };
        var decoder = new MuxDecoder
        {
            AddressBits = Math.Max(SubarrayCounts.Log2Up(isWide ? _counts.Shared / 2 : _counts.Shared), 1),
            NmosLoad = _counts.Converters * gate.NmosGate(_node),
            PmosLoad = _counts.Converters * gate.PmosGate(_node),
            HasWideGates = isWide,
        }.Estimate(_node);
        MuxDecoder = decoder;
        // A decoder of one address bit has no height: the multiplexer is stretched to its own.
        Mux = (mux with { StretchedHeight = decoder.Height > 0 ? decoder.Height : double.Epsilon }).Estimate(_node);
    }

    // Reference: half of the rows as a whole number (Q4-11). Corrected: a fraction.
    private double HalfOfRowsTogether => _node.IsReference ? _counts.RowsTogether / 2 : _counts.RowsTogether / 2.0;

    private SensedColumns Sensed(SubarrayActivity activity) => new()
    {
        Converters = _counts.Converters,
        Width = _cells.RowLength,
        Resistances = activity.ColumnResistances,
        ColumnCapacitance = _cells.BitlineCapacitance,
        References = new ReferenceLadder
        {
            UnitResistance = _cells.ReferenceResistance,
            OffResistance = _cells.OffResistance,
            Rows = _counts.RowsTogether,
            Steps = _counts.IsRowByRow ? ReferenceSteps.BetweenStates
                : _counts.IsBinary && !_counts.IsSram ? ReferenceSteps.FromOnToOff
                : ReferenceSteps.SharesOfAllRows,
        },
        DummyColumnArea = _cells.DummyColumnArea,
        DummySharing = _array.DummySharing ?? _array.Adc.Levels,
        ReferenceEnergy = _counts is { IsSram: true, IsRowByRow: false }
            ? _cells.WordlineCapacitance / _counts.Columns * _node.SupplyVoltage * _node.SupplyVoltage * _counts.Rows
            : 0,
    };

    private static double Height(Cost? cost) => cost?.Height ?? 0;
}
