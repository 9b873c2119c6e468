using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Adcs;

/// <summary>Energy of converting a column over its conductance, with everything that all columns share worked out once.</summary>
/// <remarks>c + max((w·p(R) + p₀)·t, 0), where p is the converter's fit; another converter than the two here is asked column by column.</remarks>
internal sealed class ColumnEnergyCurve
{
    private readonly Func<double, double>? _other;
    private readonly double _constant;
    private readonly double _constantPower;
    private readonly double _time;
    private readonly double _silent;
    private readonly double _scale;
    private readonly ImmutableArray<FitSegment> _segments = [];
    private readonly double _segmentFactor;
    private readonly double _base;
    private readonly double _amplitude;
    private readonly double _exponent;

    private ColumnEnergyCurve(Func<double, double> other) => _other = other;

    private ColumnEnergyCurve(TechnologyNode node, FlashAdc adc)
    {
        var comparator = FlashComparator.Of(node, adc);
        var conversion = comparator.Conversion(comparator.Delay());
        var warmth = FlashAdc.Warmth(node);
        (_constant, _constantPower, _time) = (conversion.Switched, conversion.ReferencePower, conversion.Delay);
        _silent = conversion.Energy(double.PositiveInfinity);
        _scale = 0.5 / node.Arrays.ReadVoltage;
        if (adc.Sensing == SensingMode.Voltage)
            return;
        if (node.Converters.ColumnPower is { } fit)
            (_base, _amplitude, _exponent) = (warmth * fit.Base * (adc.Levels - 1), warmth * fit.Amplitude, Exponent(fit));
        else
            (_segments, _segmentFactor) = (node.Converters.ComparatorPower, warmth * (adc.Levels - 1));
    }

    private ColumnEnergyCurve(TechnologyNode node, SarAdc adc)
    {
        var fit = node.Converters.SarPower;
        var (bits, warmth) = (Math.Log2(adc.Levels), FlashAdc.Warmth(node));
        _time = (bits + 1) * Foundation.Si.Nano;
        _silent = adc.ColumnEnergy(node, double.PositiveInfinity);
        _scale = 0.5 / node.Arrays.ReadVoltage;
        (_base, _amplitude, _exponent) = (warmth * (node.Converters.SarPowerPerBit * bits + fit.Base), warmth * fit.Amplitude, Exponent(fit));
    }

    internal static ColumnEnergyCurve Of(TechnologyNode node, IAdc adc) => adc switch
    {
        FlashAdc flash => new ColumnEnergyCurve(node, flash),
        SarAdc sar => new ColumnEnergyCurve(node, sar),
        _ => new ColumnEnergyCurve(resistance => adc.ColumnEnergy(node, resistance)),
    };

    /// <summary>Energy of one column; the constant part alone where the conductance is not a number.</summary>
    internal double Energy(double conductance)
    {
        if (_other is not null)
            return _other(1 / conductance);
        if (conductance == 0)
            return _silent;
        var resistance = _scale / conductance;
        var power = _segments.IsEmpty
            ? _base + (_amplitude == 0 ? 0 : _amplitude * Math.Pow(resistance, _exponent))
            : _segmentFactor * FitSegment.Evaluate(_segments.AsSpan(), resistance);
        var statics = (power + _constantPower) * _time;
        return statics > 0 ? _constant + statics : _constant;
    }

    /// <summary>Energy of many columns whose conductances are divided by a share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal double Sum(ReadOnlySpan<double> conductances, double share)
    {
        var (index, sum) = (0, 0.0);
        if (_other is null)
        {
            var wide = Vector512<double>.Zero;
            ref var first = ref MemoryMarshal.GetReference(conductances);
            for (; index + 8 <= conductances.Length; index += 8)
                wide += Energies(Vector512.LoadUnsafe(ref first, (nuint)index), share);
            sum = Vector512.Sum(wide);
        }
        for (; index < conductances.Length; index++)
            sum += Energy(conductances[index] / share);
        return sum;
    }

    // k·exp(−s·log₁₀R) = k·R^(−s/ln 10).
    private static double Exponent(ExponentialPowerFit fit) => -fit.Decay / Math.Log(10);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Energies(Vector512<double> conductances, double share)
    {
        var resistance = Vector512.Create(_scale * share) / conductances;
        var power = _segments.IsEmpty ? Falling(resistance) : Pieces(resistance);
        var energy = Vector512.Create(_constant)
            + Vector512.Max((power + Vector512.Create(_constantPower)) * _time, Vector512<double>.Zero);
        return Vector512.ConditionalSelect(Vector512.Equals(conductances, Vector512<double>.Zero), Vector512.Create(_silent), energy);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Falling(Vector512<double> resistance) => _amplitude == 0
        ? Vector512.Create(_base)
        : Vector512.Create(_base) + _amplitude * Vector512.Exp(_exponent * Vector512.Log(resistance));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Pieces(Vector512<double> resistance)
    {
        var logarithm = Vector512.Log(resistance);
        var last = _segments[^1];
        var power = Piece(last, resistance, logarithm);
        for (var index = _segments.Length - 2; index >= 0; index--)
        {
            var below = Vector512.LessThan(resistance, Vector512.Create(_segments[index].UpperResistance));
            power = Vector512.ConditionalSelect(below, Piece(_segments[index], resistance, logarithm), power);
        }
        return power * _segmentFactor;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Piece(FitSegment piece, Vector512<double> resistance, Vector512<double> logarithm) =>
        piece.Slope * (piece.IsLogarithmic ? logarithm : resistance) + Vector512.Create(piece.Offset);
}
