using CimKit.Designs;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace CimKit.Crossbars;

/// <summary>A range between two percentiles, p_low = 10^η₁ and p_high = 1 − 10^η₂, of the smallest mean error.</summary>
/// <remarks>
/// Downhill simplex from η = −4 with an edge of 1. Values of one sign have one exponent; the other end is zero. The percentile of 10⁻⁴ of
/// few values is their extreme: below <see cref="FewestValues"/> the factors of a scan are tried instead. Source: [Xiao2022].
/// </remarks>
internal static class PercentileRange
{
    /// <summary>Values that the simplex search needs.</summary>
    public const long FewestValues = 100_000;

    private const double Start = -4;
    private const double Tolerance = 1e-3;
    private const int MostSteps = 200;

    public static IConverter Choose(AdcDesign adc, ValueDistribution values)
    {
        double Error(IConverter converter) => values.MeanError(converter, adc.ErrorOrder);
        if (values.Total < FewestValues || values.Low == values.High)
            return AdcCalibration.Scan(adc, values, Error);
        var hasLow = values.Low < 0 || adc.Scheme == ConversionScheme.Separate;
        var hasHigh = values.High > 0;
        (double Error, IConverter Converter)? best = null;
        var objective = ObjectiveFunction.Value(exponents =>
        {
            var low = hasLow ? values.Below(Part(exponents[0])) : 0;
            var high = hasHigh ? values.Above(Part(exponents[^1])) : 0;
            var converter = AdcCalibration.Fit(adc, (Math.Min(low, high), Math.Max(low, high)));
            var error = Error(converter);
            if (best is null || error < best.Value.Error)
                best = (error, converter);
            return error;
        });
        var ends = hasLow && hasHigh ? 2 : 1;
        try
        {
            NelderMeadSimplex.Minimum(objective, Vector<double>.Build.Dense(ends, Start), Vector<double>.Build.Dense(ends, 1), Tolerance, MostSteps);
        }
        catch (MaximumIterationsException)
        {
            // The best range met on the way is as good as where the search stopped.
        }
        return best!.Value.Converter;
    }

    /// <summary>10^η, at most a half: the two ends do not cross.</summary>
    private static double Part(double exponent) => Math.Min(0.5, Math.Pow(10, exponent));
}
