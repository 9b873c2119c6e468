using CimKit.Foundation;

namespace CimKit.Devices.Pulsed;

/// <summary>The step bends exponentially: s·max(0, 1 − A·e^(±γ·z)) with z = 2a·w/(w_max − w_min) + b.</summary>
/// <remarks>With state-dependent noise a pulse adds σ·(|Δw| + σ_add + σ_slope·|w|)·ξ. Source: [Gong2018], [Rasch2021].</remarks>
public sealed record ExponentialStep : PulsedResponse
{
    /// <summary>a of z.</summary>
    [Unit("1")]
    public required double Slope { get; init; }

    /// <summary>b of z.</summary>
    [Unit("1")]
    public required double Offset { get; init; }

    /// <summary>γ up.</summary>
    [Unit("1")]
    public required double GammaUp { get; init; }

    /// <summary>γ down.</summary>
    [Unit("1")]
    public required double GammaDown { get; init; }

    /// <summary>A up.</summary>
    [Unit("1")]
    public required double AmplitudeUp { get; init; }

    /// <summary>A down.</summary>
    [Unit("1")]
    public required double AmplitudeDown { get; init; }

    /// <summary>σ_add of state-dependent noise; null if noise is in units of the step.</summary>
    [Unit("1")]
    public double? AddedNoise { get; init; }

    /// <summary>σ_slope of state-dependent noise.</summary>
    [Unit("1")]
    public double NoiseSlope { get; init => field = Require.NotNegative(value); }

    /// <summary>Weight after a reset of a device that only goes up; null if it is not reset.</summary>
    [Unit("1")]
    public double? Reset { get; init; }

    /// <summary>Spread of the weight after a reset from device to device.</summary>
    [Unit("1")]
    public double ResetSpread { get; init => field = Require.NotNegative(value); }

    private protected override double UpFactor(double weight, double normal) =>
        Noisy(Math.Max(0, 1 - AmplitudeUp * Math.Exp(GammaUp * Position(weight))), Step * (1 + UpDownBias), weight, normal);

    private protected override double DownFactor(double weight, double normal) =>
        Noisy(Math.Max(0, 1 - AmplitudeDown * Math.Exp(-GammaDown * Position(weight))), Step * (1 - UpDownBias), weight, normal);

    private double Position(double weight) => 2 * Slope * weight / (Maximum - Minimum) + Offset;

    private double Noisy(double factor, double step, double weight, double normal) => AddedNoise is { } added && step > 0
        ? factor + StepNoise * (step * factor + added + NoiseSlope * Math.Abs(weight)) / step * normal
        : factor * (1 + StepNoise * normal);
}
