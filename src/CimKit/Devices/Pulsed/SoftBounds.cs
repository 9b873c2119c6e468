using CimKit.Foundation;

namespace CimKit.Devices.Pulsed;

/// <summary>The step vanishes at the bound it moves to, w + s·(1 − w/w_max); the array may see the weight minus a reference device.</summary>
/// <remarks>The reference stands at the symmetry point of each device, with an error drawn once. Source: [Gong2018], [Gong2022], [Rasch2021].</remarks>
public sealed record SoftBounds : PulsedResponse
{
    /// <summary>True if the step's spread from device to device is log-normal.</summary>
    public bool HasLogNormalSteps { get; init; }

    /// <summary>Error of the reference, drawn once; null if no reference is subtracted.</summary>
    [Unit("1")]
    public double? ReferenceError { get; init; }

    /// <summary>Measured part of devices that do not work; off unless the user applies it.</summary>
    [Unit("1")]
    public double? CorruptProbability { get; init; }

    /// <summary>Weight at which steps up and down are equal: (s⁺ − s⁻)/(s⁺/w_max − s⁻/w_min).</summary>
    [Unit("1")]
    public double SymmetryPoint
    {
        get
        {
            var (up, down) = (Step * (1 + UpDownBias), Step * (1 - UpDownBias));
            return (up - down) / (up / Maximum - down / Minimum);
        }
    }

    private protected override double UpFactor(double weight, double normal) => 1 - weight / Maximum + StepNoise * normal;

    private protected override double DownFactor(double weight, double normal) =>
        (Minimum == 0 ? 1 : 1 - weight / Minimum) + StepNoise * normal;
}
