using CimKit.Circuits.Drivers;
using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Memories;

/// <summary>Array and periphery of an SRAM buffer.</summary>
internal sealed class SramBufferParts
{
    private const double SenseVoltage = 0.1;

    private readonly TechnologyNode _node;
    private readonly int _line;
    private readonly double _wordline;
    private readonly double _column;
    private readonly double _columnResistance;
    private readonly int _lines;
    private readonly double _decoderRamp;

    internal SramBufferParts(SramBuffer buffer, TechnologyNode node)
    {
        _node = node;
        _line = buffer.LineBits;
        _lines = (buffer.Bits + _line - 1) / _line;
        var f = node.FeatureSize;
        RowLength = _line * node.Arrays.SramWidth * f;
        ColumnLength = _lines * node.Arrays.SramHeight * f;
        var access = buffer.AccessWidth * node.ArrayWidth * f;
        _wordline = node.WireCapacitance * RowLength + 2 * Transistor.GateCapacitance(node, access) * _line;
        _column = node.WireCapacitance * ColumnLength + _lines * (node.CountsFins
            ? node.DrainCapacitance * node.Fins.EffectiveWidth
            : Transistor.DrainCapacitance(node, access, Polarity.Nmos, node.StandardHeight));
        _columnResistance = ColumnLength * node.Wires.Cell.ResistancePerLength;
        WireLoad = node.WireCapacitance * ColumnLength;
        var decoder = new RowDecoder
        {
            AddressBits = RegisterBuffer.AddressBits(_lines),
            LineCapacitance = node.WireCapacitance * RowLength,
            LineResistance = node.IsTraining ? 0 : RowLength * node.Wires.Metal0.ResistancePerLength,
            Columns = _line,
            Placement = Placement.BesideRows(ColumnLength),
        };
        Decoder = decoder.Estimate(node);
        _decoderRamp = decoder.OutputRamp(node);
        Precharger = new Precharger
        {
            Columns = _line,
            LineCapacitance = WireLoad,
            LineResistance = _columnResistance,
            Placement = Placement.UnderColumns(RowLength),
        }.Estimate(node);
        Driver = new SramWriteDriver
        {
            Columns = _line,
            LineCapacitance = WireLoad,
            LineResistance = _columnResistance,
            Placement = Placement.UnderColumns(RowLength),
        }.Estimate(node);
        Amplifiers = new SenseAmplifier
        {
            Columns = _line, Pitch = node.Arrays.SramWidth * f, Placement = Placement.UnderColumns(RowLength),
        }.Estimate(node);
    }

    internal double RowLength { get; }

    internal double ColumnLength { get; }

    internal Cost Decoder { get; }

    internal Cost Precharger { get; }

    internal Cost Driver { get; }

    internal Cost Amplifiers { get; }

    private double WireLoad { get; }

    private double Square => _node.SupplyVoltage * _node.SupplyVoltage;

    /// <summary>Decoder, precharger and bitline.</summary>
    internal double ReadDelay => Decoder.Latency + Precharger.Latency + BitlineDelay
        + (_node.IsReference ? 0 : Amplifiers.Latency);

    internal double WriteDelay => _node.IsTraining
        ? Precharger.Latency + Decoder.Latency + Driver.WriteLatency
        : Precharger.Latency + Math.Max(Decoder.Latency, Driver.WriteLatency);

    /// <summary>Leakage of the periphery, and of the cells.</summary>
    /// <remarks>Reference: the cells do not leak (B7). Corrected: they do.</remarks>
    internal double Leakage
    {
        get
        {
            var cells = SramTransistors.Of(_node).Leakage(_node) * _lines * _line;
            var amplifiers = _node is { IsTraining: true, IsReference: true } ? 0 : Amplifiers.Leakage;
            return Decoder.Leakage + Precharger.Leakage + Driver.Leakage + amplifiers + (_node.IsReference ? 0 : cells);
        }
    }

    /// <summary>Energy of reading a line.</summary>
    /// <remarks>Reference: a clocked buffer is not precharged (B18), and sensing is free (B16). Corrected: both count.</remarks>
    internal double ReadEnergy(bool isSynchronous) =>
        Decoder.Energy + Wordline + (_node.IsTraining ? 2 : 1) * Precharge(isSynchronous) + (_node.IsReference ? 0 : Amplifiers.Energy);

    /// <summary>Energy of writing a line.</summary>
    /// <remarks>
    /// Reference: the whole decoder switches (B17), and cells count only on chips whose arrays are SRAM (B6).
    /// Corrected: the decoder as in a read, cells always.
    /// </remarks>
    internal double WriteEnergy(bool isSynchronous, bool servesSramArrays)
    {
        var decoder = _node.IsReference ? Decoder.Energy / _node.Calibration.ControlActivity : Decoder.Energy;
        var energy = decoder + Wordline + Precharge(isSynchronous) + Driver.WriteEnergy;
        return servesSramArrays || !_node.IsReference ? energy + _line * CellCapacitance * Square : energy;
    }

    // The training edition charges both bitlines in a read, and no wordline.
    private double Wordline => _node is { IsTraining: true, IsReference: true } ? 0 : _wordline * Square;

    private double Precharge(bool isSynchronous) => isSynchronous && _node.IsReference ? 0 : _line * WireLoad * Square;

    private double BitlineDelay
    {
        get
        {
            var swing = Math.Log(_node.SupplyVoltage / (_node.SupplyVoltage - SenseVoltage / 2));
            if (_node.IsTraining)
                return TrainingBitline(swing);
            var unit = _node.ArrayWidth * _node.FeatureSize;
            var bitline = ColumnLength * _node.Wires.Metal1.ResistancePerLength;
            var cell = 2 * Transistor.OnResistance(_node, unit, Polarity.Nmos);
            var tau = cell * _column + _column / _lines * (bitline / _lines) * _lines * (_lines + 1) / 2;
            return tau * swing;
        }
    }

    private double TrainingBitline(double swing)
    {
        var cell = SramTransistors.Of(_node);
        var access = Transistor.OnResistance(_node, cell.Access, Polarity.Nmos) + Transistor.OnResistance(_node, cell.PullDown, Polarity.Nmos);
        var drain = Transistor.DrainCapacitance(_node, cell.Access, Polarity.Nmos, _node.Arrays.SramWidth * _node.FeatureSize);
        var tau = (access * (drain + WireLoad) + _columnResistance * WireLoad / 2) * swing;
        return Stage.Of(tau, _decoderRamp).Delay;
    }

    private double CellCapacitance
    {
        get
        {
            var unit = _node.ArrayWidth * _node.FeatureSize;
            var height = _node.StandardHeight;
            return 2 * Transistor.DrainCapacitance(_node, unit, Polarity.Nmos, height)
                + Transistor.DrainCapacitance(_node, unit, Polarity.Pmos, height)
                + 2 * Transistor.GateCapacitance(_node, unit);
        }
    }
}
