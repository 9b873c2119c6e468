using CimKit.Circuits.Training;
using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Training;

/// <summary>Cost of reading one array for one bit of its inputs, in both directions.</summary>
internal sealed class ArrayReadModel
{
    private const double ErrorBits = 8;
    private const double ErrorActivity = 0.5;

    private readonly TrainingSubarray _array;
    private readonly double _voltage;
    private readonly double _read;

    internal ArrayReadModel(TrainingSubarray array)
    {
        _array = array;
        (_voltage, _read) = (array.Node.SupplyVoltage, array.Node.Arrays.ReadVoltage);
    }

    private TrainingLines Lines => _array.Lines;

    private SensedSide Side => _array.Forward;

    private SensedSide Back => _array.Transposed!;

    private double InputBits => _array.Design.Array.InputBits;

    /// <param name="activity">Mean share of rows with a one.</param>
    /// <param name="idle">Share of reads without any one.</param>
    /// <param name="delay">Mean time of a conversion; of all steps where rows are read one after another.</param>
    /// <param name="energy">Its energy.</param>
    internal PhaseSums Forward(double activity, double idle, double delay, double energy)
    {
        if (_array.IsRowByRow)
            return RowByRow(Side, activity * Lines.Rows, idle * (Side.Mux?.Latency ?? 0), delay, energy, InputBits, false);
        var (shared, mux) = (Side.Shared, Side.Mux);
        var charged = Charged(_array.Charging, shared);
        var converted = new PartCost(
            shared * (delay + Side.Encoder.Latency) + charged.Latency + (Lines.IsSram ? ColumnDelay : 0),
            energy + shared * Side.Encoder.Energy + ArrayEnergy(activity) + charged.Energy);
        var added = new PartCost(Added(Side), AddedEnergy(Side));
        var drivers = _array.Rows.Switches!;
        var latency = Lines.IsSram
            ? Math.Max(drivers.ReadDelay(shared), mux?.Latency ?? 0)
            : Math.Max(drivers.ReadDelay(shared), (mux?.Latency ?? 0) / InputBits) + ColumnDelay / InputBits;
        var driven = drivers.ReadEnergy(shared, activity) + shared * ((mux?.Mux.Energy ?? 0) / InputBits + (mux?.Decoder.Energy ?? 0) / InputBits);
        return Sum(converted, added, new PartCost(latency, driven), false);
    }

    internal PhaseSums Backward(double activity, double delay, double energy)
    {
        if (_array.IsRowByRow)
            return RowByRow(Back, ErrorSteps, 0, delay, energy, ErrorBits, true);
        var (shared, mux) = (Back.Shared, Back.Mux);
        var charged = Charged(_array.TransposedCharging, shared);
        var converted = new PartCost(
            shared * (delay + Back.Encoder.Latency) + charged.Latency + (Lines.IsSram ? RowDelay : 0),
            energy + shared * Back.Encoder.Energy + TransposedArrayEnergy + charged.Energy);
        var added = new PartCost(Added(Back), AddedEnergy(Back));
        var drivers = Lines.IsSram ? _array.TransposedRows!.Switches! : _array.Columns!;
        // Reference: the delay of the multiplexer is missing (T6).
        var z = _array.Node.IsReference ? 0 : mux?.Latency ?? 0;
        var latency = Math.Max(drivers.ReadDelay(shared), z / ErrorBits) + (Lines.IsSram ? 0 : RowDelay / ErrorBits);
        var driven = TransposedDriverEnergy(drivers, shared, activity) + shared * ((mux?.Mux.Energy ?? 0) + (mux?.Decoder.Energy ?? 0)) / ErrorBits;
        return Sum(converted, added, new PartCost(latency, driven), true);
    }

    /// <summary>Columns that a transposed read drives one after another.</summary>
    internal double ErrorSteps => _array.IsRowByRow ? ErrorActivity * Lines.Columns : 1;

    /// <summary>Lines driven one after another: as many steps as lines are selected.</summary>
    private PhaseSums RowByRow(SensedSide side, double steps, double selecting, double delay, double energy, double bits, bool isBackward)
    {
        var shared = Lines.IsSram ? 1 : side.Shared;
        var drivers = isBackward ? _array.TransposedRows : _array.Rows;
        var load = isBackward ? Lines.TransposedRow : Lines.Column;
        var settling = Lines.IsSram
            ? SramDelay.Of(_array.Node, Lines, Lines.Column, Lines.ColumnResistance, 0) + _array.Charging!.Precharger.Latency
            : 0.2 * side.Shared * load * Lines.MeanResistance / bits;
        var driving = drivers is { } selected ? selected.DecodedDelay : _array.Columns!.LineDelay + _array.Columns.Shift.Latency;
        var drivenEnergy = drivers is { } coded ? coded.DecodedEnergy : _array.Columns!.Shift.Energy;
        var lines = steps * shared * (Lines.Wordline * _voltage * _voltage + side.Converters * Lines.ColumnWire * _read * _read);
        var sensed = new PartCost(
            shared * (delay + steps * (side.Encoder.Latency + side.Amplifiers.Latency)),
            energy + lines + steps * (side.Amplifiers.Energy + shared * side.Encoder.Energy));
        var added = new PartCost(
            Added(side) + shared * steps * (side.Adders.Latency + side.Registers.Latency),
            AddedEnergy(side) + shared * steps * (side.Adders.Energy + side.Registers.Energy));
        var driven = new PartCost(
            driving * steps * shared + selecting + (Lines.IsSram ? settling * steps : settling),
            shared * (steps * drivenEnergy + ((side.Mux?.Mux.Energy ?? 0) + (side.Mux?.Decoder.Energy ?? 0)) / bits)
                + (Lines.IsSram ? 2 * steps * _array.Charging!.Precharger.Energy : 0));
        var sums = Sum(sensed, added, driven, isBackward);
        if (isBackward || !_array.Node.IsReference)
            return sums;
        // Reference: the sum of a forward read holds the lines, but neither converters nor encoders; its parts do.
        var unsensed = sums.Forward with { Energy = added.Energy + driven.Energy + lines };
        return sums with { Forward = unsensed, PeakForward = unsensed };
    }

    /// <summary>Both bitlines of SRAM charged before each conversion.</summary>
    private static PartCost Charged(Bitlines? lines, int shared) => lines is null
        ? default
        : new(shared * lines.Precharger.Latency, 2 * shared * lines.Precharger.Energy);

    // Reference: the drivers of SRAM count as many errors as the forward read has ones. Corrected: half of the errors' bits.
    private double TransposedDriverEnergy(SwitchBank drivers, int shared, double activity) => Lines.IsSram
        ? drivers.ReadEnergy(shared, _array.Node.IsReference ? activity : ErrorActivity)
        : shared * drivers.Shift.Energy;

    private double ArrayEnergy(double activity)
    {
        if (Lines.IsSram)
            return 0;
        var bitlines = Lines.ColumnWire * _read * _read * Math.Ceiling((double)Lines.Columns / Side.Shared);
        return Side.Shared * (bitlines + Lines.Wordline * _voltage * _voltage * Lines.Rows * activity);
    }

    private double TransposedArrayEnergy => Lines.IsSram ? 0 : Back.Shared
        * (Lines.ColumnWire * _read * _read * Math.Ceiling((double)Lines.Columns / Side.Shared)
            + ErrorActivity * Lines.Rows * Lines.Wordline * _voltage * _voltage);

    private double ColumnDelay => Lines.IsSram
        ? SramDelay.Of(_array.Node, Lines, Lines.Column, Lines.ColumnResistance, _array.Rows.Switches!.LineDelay)
        : 0.2 * Side.Shared * Lines.Column * Lines.MeanResistance / (Lines.Rows / 2.0);

    private double RowDelay => Lines.IsSram
        ? SramDelay.Of(_array.Node, Lines, Lines.RowWire, Lines.RowResistance, _array.TransposedRows!.Switches!.LineDelay)
        : 0.2 * Back.Shared * Lines.TransposedRow * Lines.MeanResistance / (Lines.Columns / 2.0);

    private double Added(SensedSide side)
    {
        var weights = (double)side.Shared / _array.Design.CellsPerWeight;
        return side.WeightShift.After(side.Shared, _array.Design.ReadPulse)
            + side.InputShift.After(Math.Ceiling(weights), _array.Design.ReadPulse);
    }

    private double AddedEnergy(SensedSide side)
    {
        var weights = side.Shared / _array.Design.CellsPerWeight;
        return side.Shared * side.WeightShift.Cost.Energy + weights * side.InputShift.Cost.Energy;
    }

    private static PhaseSums Sum(PartCost converted, PartCost added, PartCost driven, bool isBackward)
    {
        var all = converted.Then(added).Then(driven);
        var sums = new PhaseSums { Conversion = converted, Accumulation = added, Other = driven };
        return isBackward ? sums with { Backward = all, PeakBackward = all } : sums with { Forward = all, PeakForward = all };
    }
}
