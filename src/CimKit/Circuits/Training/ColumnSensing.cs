using CimKit.Circuits.Adcs;
using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Training;

/// <summary>Converters of the training edition: time and energy follow from the resistance of each column.</summary>
/// <remarks>Source: [Peng2021]; fits: [Chen2018].</remarks>
internal sealed class ColumnSensing
{
    private const double Shortest = Si.Nano;
    private const double Longest = 10 * Si.Nano;

    private readonly TechnologyNode _node;
    private readonly IAdc _adc;
    private readonly CurrentSenseFit _fit;
    private readonly double[] _references;

    internal ColumnSensing(TechnologyNode node, IAdc adc, double closed, double open, int rows)
    {
        (_node, _adc, _fit) = (node, adc, node.Converters.CurrentSense);
        _references = [.. Enumerable.Range(0, Levels - 1).Select(index => closed / rows + (index + 1) * open / rows / Levels)];
        HasEncoder = adc.NeedsEncoder;
    }

    internal int Levels => _adc.Levels;

    internal bool HasEncoder { get; }

    private bool IsCurrent => _adc is not FlashAdc { Sensing: SensingMode.Voltage };

    internal double Area
    {
        get
        {
            if (_adc is SarAdc sar)
                return sar.UnitArea(_node);
            var nmos = Gate.Inverter(_node, 2, 0).Layout(_node, _node.StandardHeight).Area;
            var pmos = Gate.Inverter(_node, 0, 2).Layout(_node, _node.StandardHeight).Area;
return (Levels - 1) * (IsCurrent ? 36 * (nmos + pmos) : 52 * nmos + 60 * pmos);
        }
    }

    internal double Delay(double resistance)
    {
        if (_adc is SarAdc)
            return (Math.Log2(Levels) + 1) * Si.Nano;
        if (_adc is not FlashAdc || !IsCurrent || _fit.DelaySlope is not { } slope || double.IsPositiveInfinity(resistance))
            return Shortest;
        var scaled = resistance * 0.5 / _node.Arrays.ReadVoltage;
        var slowest = slope * Math.Log(scaled / 1000) + _fit.DelayOffset;
        var longest = 0.0;
        for (var index = 1; index < _references.Length; index++)
            longest = Math.Max(longest, Ratio(_references[index] / scaled, slowest));
        return Math.Clamp(longest, Shortest, Longest);
    }

    /// <summary>Converts all columns of an array: the slowest sets the time.</summary>
    internal (double Delay, double Energy) Convert(ReadOnlySpan<double> conductances, double share = 1)
    {
        var (slowest, power) = (0.0, 0.0);
        foreach (var conductance in conductances)
        {
            var resistance = conductance == 0 ? double.PositiveInfinity : share / conductance;
            slowest = Math.Max(slowest, Delay(resistance));
            power += Power(resistance);
        }
        return (slowest, slowest * power);
    }

    internal double Power(double resistance)
    {
        if (_adc is SarAdc sar)
            return sar.ColumnEnergy(_node, resistance) / Delay(resistance);
        if (double.IsPositiveInfinity(resistance))
            return Si.Micro;
        return _fit.Power.Base * (Levels - 1) + Share * _fit.Power.Falling(resistance * 0.5 / _node.Arrays.ReadVoltage);
    }

    // A converter of several levels draws less than as many single-reference amplifiers. Seen at 65, 32 and 22 nm; interpolated at 45 nm, held beyond them.
    private double Share => _node.Nanometres switch
    {
        >= 65 => 0.0972 / 0.121272,
        45 => 0.81,
        32 => 0.0649 / 0.079449,
        _ => 0.0631 / 0.072341,
    };

    private double Ratio(double ratio, double slowest)
    {
        if (ratio is >= 20 or <= 0.05)
            return Shortest;
        var factor = 0.0;
        foreach (var coefficient in ratio <= 0.9 ? _fit.LowRatio : _fit.HighRatio)
            factor = factor * ratio + coefficient;
        return slowest * factor * Si.Nano;
    }
}
