using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>Chooses the range of a layer's converters, one per digit.</summary>
/// <remarks>
/// Every linear range is [low, high] with 2^b codes; for column minus dummy it is moved so that zero is a code. Columns and dummy
/// column that are converted by themselves share one range. Best ranges by a scan of 40 factors, 0.05 to 1, of the smallest
/// and largest value seen. Source: first principles.
/// </remarks>
internal static class AdcCalibration
{
    private const int Factors = 40;

    /// <summary>One converter per digit, in cell steps.</summary>
    /// <param name="adc">Converter with a fixed range.</param>
    /// <param name="tiling">The layer.</param>
    /// <param name="profile">Calibration values; may be null if the range does not need them.</param>
    /// <param name="offset">Conductance of the off state in cell steps.</param>
    public static IConverter[] Choose(AdcDesign adc, LayerTiling tiling, PartialSumProfile? profile, double offset) =>
        Enumerable.Range(0, tiling.Slicing.Digits).Select(digit => adc.Range switch
        {
            _ when adc.Levels is not null => FromProfile(adc, tiling, profile!, digit, offset),
            AdcRange.Granular => Granular(adc, tiling, digit),
            AdcRange.Maximum => Fit(adc, Largest(adc, tiling, digit, offset)),
            _ => FromProfile(adc, tiling, profile!, digit, offset),
        }).ToArray();

    /// <summary>A linear converter whose codes hold a range, and zero if it reads differences.</summary>
    public static IConverter Fit(AdcDesign adc, (double Low, double High) range) =>
        adc.Scheme == ConversionScheme.Separate
            ? AdcQuantizer.Between(range.Low, range.High, adc.Bits, adc.Rounding)
            : AdcQuantizer.AroundZero(range.Low, range.High, adc.Bits, adc.Rounding);

    /// <summary>The best of 40 ranges that are a part of what was seen.</summary>
    public static IConverter Scan(AdcDesign adc, ValueDistribution values, Func<IConverter, double> error) =>
        Enumerable.Range(1, Factors)
            .Select(index => 0.05 + 0.95 * (index - 1) / (Factors - 1))
            .Select(factor => Fit(adc, (values.Low * factor, values.High * factor)))
            .MinBy(error)!;

    /// <summary>Steps of one cell step, from 0 up; differences share the codes between the signs they can have.</summary>
    private static IConverter Granular(AdcDesign adc, LayerTiling tiling, int digit)
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

    private static IConverter FromProfile(AdcDesign adc, LayerTiling tiling, PartialSumProfile profile, int digit, double offset)
    {
        var counted = profile.Values(digit, adc.Scheme, offset);
        if (counted.Count == 0)
            return Fit(adc, (0, 1));
        var values = new ValueDistribution(counted, SumWeights.Of(tiling));
        if (adc.Levels is not null)
            return NonlinearReferences.Own(values, adc);
        return adc.Range switch
        {
            AdcRange.MinMax => Fit(adc, (values.Low, values.High)),
            AdcRange.BestL1 => Scan(adc, values, converter => values.MeanError(converter, 1)),
            AdcRange.BestL2 => Scan(adc, values, converter => values.MeanError(converter, 2)),
            AdcRange.BestSum => Scan(adc, values, values.SumError),
            AdcRange.Percentile => PercentileRange.Choose(adc, values),
            AdcRange.PowerOfTwo => Fit(adc, PowerOfTwoRange.Choose(values, Largest(adc, tiling, digit, offset), tiling.ActiveRows)),
            AdcRange.LloydMax => NonlinearReferences.LloydMax(values, adc),
            _ => NonlinearReferences.Quantile(values, adc),
        };
    }
}
