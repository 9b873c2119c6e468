using CimKit.Foundation;

namespace CimKit.Devices.Fitting;

/// <summary>Activation energy from the times in which cells lose the same amount at several temperatures.</summary>
/// <remarks>A straight line of ln t over 1/(k_B·T); its slope is E_a. Source: first principles.</remarks>
public sealed record ArrheniusFit
{
    private ArrheniusFit()
    {
    }

    /// <summary>Activation energy E_a in electronvolts.</summary>
    public required ConfidenceInterval ActivationEnergy { get; init; }

    /// <summary>ln of the time in seconds at infinite temperature.</summary>
    public required ConfidenceInterval LogPrefactor { get; init; }

    /// <summary>Root of the mean square residual of ln t.</summary>
    [Unit("1")]
    public required double ResidualRms { get; init; }

    /// <summary>The fit.</summary>
    /// <param name="temperatures">Kelvin; at least 3, not all equal.</param>
    /// <param name="times">Seconds to the same loss, above 0.</param>
    /// <exception cref="ArgumentException">Values do not fit.</exception>
    public static ArrheniusFit Of(IReadOnlyList<double> temperatures, IReadOnlyList<double> times)
    {
        if (temperatures.Count != times.Count || temperatures.Count < 3 || temperatures.Distinct().Count() < 2)
            throw new ArgumentException($"temperatures and times must hold equally many numbers, at least 3, of several temperatures; got {temperatures.Count} and {times.Count}.", nameof(temperatures));
        if (temperatures.FirstOrDefault(value => !(value >= 50 && value <= 1000), 300) is var wrong && wrong != 300)
            throw new ArgumentException(FormattableString.Invariant($"temperatures must be 50 to 1000 K; got {wrong:G6} K (degrees Celsius + 273.15 are kelvin)."), nameof(temperatures));
        if (times.Any(value => !(value > 0) || !double.IsFinite(value)))
            throw new ArgumentException("times must be finite and above 0 s.", nameof(times));
        var line = LineFit.Of(temperatures.Select(kelvin => 1 / (ThermallyActivatedRetention.Boltzmann * kelvin)).ToArray(), times.Select(value => Math.Log(value)).ToArray());
        return new() { ActivationEnergy = line.Slope, LogPrefactor = line.Intercept, ResidualRms = line.ResidualRms };
    }

    /// <summary>Time to the same loss at another temperature, in seconds.</summary>
    public double TimeAt([Unit("K")] double temperature) => Math.Exp(
        LogPrefactor.Value + ActivationEnergy.Value / (ThermallyActivatedRetention.Boltzmann * Require.InRange(temperature, 50, 1000, "K", nameof(temperature))));
}
