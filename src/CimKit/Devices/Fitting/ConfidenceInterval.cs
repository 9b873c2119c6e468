using CimKit.Foundation;
using MathNet.Numerics.Distributions;

namespace CimKit.Devices.Fitting;

/// <summary>A fitted number with its 95 % confidence interval for independent residuals.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
public sealed record ConfidenceInterval(
    [property: Unit("fit")] double Value,
    [property: Unit("fit")] double StandardError,
    [property: Unit("fit")] double Lower,
    [property: Unit("fit")] double Upper)
{
    /// <summary>The interval of an estimate by Student's t.</summary>
    internal static ConfidenceInterval Of(double value, double standardError, int degreesOfFreedom)
    {
        var reach = degreesOfFreedom > 0 ? StudentT.InvCDF(0, 1, degreesOfFreedom, 0.975) * standardError : double.PositiveInfinity;
        return new(value, standardError, value - reach, value + reach);
    }

    /// <summary>The estimate and its interval.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value:G5} ({Lower:G5} to {Upper:G5})");
}
