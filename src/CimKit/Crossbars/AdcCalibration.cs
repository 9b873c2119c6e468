using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>Chooses the range of a layer's converters, one per digit.</summary>
/// <remarks>
/// Every range is [low, high] with 2^b codes; for column minus dummy it is moved so that zero is a code. Columns and dummy
/// column that are converted by themselves share one range. Best ranges by a scan of 40 factors, 0.05 to 1, of the smallest
/// and largest value seen. Source: first principles.
/// </remarks>
internal static class AdcCalibration
{
    private const int Factors = 40;

    /// <summary>One quantiser per digit, in cell steps.</summary>
    /// <param name="adc">Converter with a fixed range.</param>
    /// <param name="tiling">The layer.</param>
    /// <param name="profile">Calibration values; may be null if the range does not need them.</param>
    /// <param name="offset">Conductance of the off state in cell steps.</param>
    public static AdcQuantizer[] Choose(AdcDesign adc, LayerTiling tiling, PartialSumProfile? profile, double offset) =>
        Enumerable.Range(0, tiling.Slicing.Digits).Select(digit => adc.Range switch
        {
            AdcRange.Granular => Granular(adc, tiling, digit),
            AdcRange.Maximum => Fit(adc, Largest(adc, tiling, digit, offset)),
            _ => FromProfile(adc, profile!, digit, offset),
        }).ToArray();

    /// <summary>16 bit over every difference there can be: what stands for an ideal converter where reads are noisy.</summary>
    public static AdcQuantizer[] Finest(LayerTiling tiling) => Enumerable.Range(0, tiling.Slicing.Digits)
        .Select(digit => AdcQuantizer.AroundZero(tiling.Reach(digit).Smallest, tiling.Reach(digit).Largest, 16)).ToArray();

    /// <summary>Steps of one cell step, from 0 up; differences share the codes between the signs they can have.</summary>
    private static AdcQuantizer Granular(AdcDesign adc, LayerTiling tiling, int digit)
    {
        var steps = (1 << adc.Bits) - (adc is { Scheme: ConversionScheme.Separate, Rounding: AdcRounding.Floor } ? 0 : 1);
        var (smallest, largest) = tiling.Reach(digit);
        var low = adc.Scheme == ConversionScheme.Separate
            ? 0
            : -Math.Round(steps * -smallest / (largest - smallest), MidpointRounding.ToEven);
        return Fit(adc, (low, low + steps));
    }

    private static (double Low, double High) Largest(AdcDesign adc, LayerTiling tiling, int digit, double offset) =>
        adc.Scheme == ConversionScheme.Separate
            ? (0, tiling.ActiveRows * (tiling.Slicing.States - 1 + offset))
            : tiling.Reach(digit);

    private static AdcQuantizer FromProfile(AdcDesign adc, PartialSumProfile profile, int digit, double offset)
    {
        var values = profile.Values(digit, adc.Scheme, offset);
        if (values.Count == 0)
            return Fit(adc, (0, 1));
        var range = (Low: values[0].Value, High: values[^1].Value);
        if (adc.Range == AdcRange.MinMax)
            return Fit(adc, range);
        var power = adc.Range == AdcRange.BestL1 ? 1 : 2;
        return Enumerable.Range(1, Factors)
            .Select(index => 0.05 + 0.95 * (index - 1) / (Factors - 1))
            .Select(factor => Fit(adc, (range.Low * factor, range.High * factor)))
            .MinBy(quantizer => Error(quantizer, values, power));
    }

    private static AdcQuantizer Fit(AdcDesign adc, (double Low, double High) range) =>
        adc.Scheme == ConversionScheme.Separate
            ? AdcQuantizer.Between(range.Low, range.High, adc.Bits, adc.Rounding)
            : AdcQuantizer.AroundZero(range.Low, range.High, adc.Bits, adc.Rounding);

    private static double Error(AdcQuantizer quantizer, IReadOnlyList<(double Value, long Count)> values, int power)
    {
        var sum = 0.0;
        foreach (var (value, count) in values)
        {
            var error = Math.Abs(quantizer.Convert(value) - value);
            sum += count * (power == 1 ? error : error * error);
        }
        return sum;
    }
}
