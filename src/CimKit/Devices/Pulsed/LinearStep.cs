using CimKit.Foundation;

namespace CimKit.Devices.Pulsed;

/// <summary>The step shrinks linearly toward the bound it moves to: s·(1 − |γ|·w/w_bound), with noise added or multiplied.</summary>
/// <remarks>γ = 1 gives <see cref="SoftBounds"/>. Source: [Rasch2021].</remarks>
public sealed record LinearStep : PulsedResponse
{
    /// <summary>γ up: part of the step that is lost at the upper bound.</summary>
    [Unit("1")]
    public required double SlopeUp { get; init => field = Require.InRange(value, 0, 1); }

    /// <summary>γ down: part of the step that is lost at the lower bound.</summary>
    [Unit("1")]
    public required double SlopeDown { get; init => field = Require.InRange(value, 0, 1); }

    /// <summary>Spread of both slopes from device to device.</summary>
    [Unit("1")]
    public double SlopeSpread { get; init => field = Require.NotNegative(value); }

    /// <summary>Where the noise of a pulse enters.</summary>
    public StepNoiseKind Noise { get; init; } = StepNoiseKind.Multiplicative;

    private protected override double UpFactor(double weight, double normal) => Noisy(1 - SlopeUp * weight / Maximum, normal);

    private protected override double DownFactor(double weight, double normal) =>
        Noisy(Minimum == 0 ? 1 : 1 - SlopeDown * weight / Minimum, normal);

    private double Noisy(double factor, double normal) => Noise == StepNoiseKind.Additive
        ? factor + StepNoise * normal
        : factor * (1 + StepNoise * normal);
}
