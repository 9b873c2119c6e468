using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>Retention at another temperature than its data: time runs faster by the Arrhenius factor.</summary>
/// <remarks>
/// t_eff = t·exp((E_a/k_B)(1/T_ref − 1/T)). Holds for one thermally activated loss (charge loss, filament dissolution). It does
/// not hold for the drift of phase change, whose exponent hardly depends on temperature, nor for relaxation toward the middle.
/// Source: first principles.
/// </remarks>
public sealed record ThermallyActivatedRetention : IRetention
{
    /// <summary>Boltzmann constant in electronvolts.</summary>
    internal const double Boltzmann = 8.617333e-5;

    /// <summary>The law at <see cref="ReferenceTemperature"/>.</summary>
    public required IRetention Law { get; init; }

    /// <summary>Activation energy E_a.</summary>
    [Unit("eV")]
    public required double ActivationEnergy { get; init => field = Require.InRange(value, 0, 10, "eV"); }

    /// <summary>Temperature of the data behind <see cref="Law"/>.</summary>
    [Unit("K")]
    public required double ReferenceTemperature { get; init => field = Require.InRange(value, 50, 1000, "K"); }

    /// <summary>Temperature at which the chip is kept.</summary>
    [Unit("K")]
    public required double Temperature { get; init => field = Require.InRange(value, 50, 1000, "K"); }

    /// <summary>Factor by which time runs faster than at <see cref="ReferenceTemperature"/>.</summary>
    [Unit("1")]
    public double Acceleration => AccelerationOf(ActivationEnergy, ReferenceTemperature, Temperature);

    /// <inheritdoc/>
    public CellDrawKinds Draws => Law.Draws;

    /// <inheritdoc/>
    public double At(double programmed, ConductanceRange range, double time, in CellDraws draws) =>
        Law.At(programmed, range, Acceleration * Require.NotNegative(time, "s", nameof(time)), draws);

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems() => Law.Problems();

    /// <summary>Name for tables.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Law} at {Temperature:G4} K, {ActivationEnergy:G3} eV from {ReferenceTemperature:G4} K");

    internal static double AccelerationOf(double activationEnergy, double reference, double temperature) =>
        Math.Exp(activationEnergy / Boltzmann * (1 / reference - 1 / temperature));
}
