namespace CimKit.Devices.Pulsed;

/// <summary>Every pulse is one step, wherever the weight stands: w ± s·(1 + σ·ξ).</summary>
/// <remarks>Source: [Gokmen2016].</remarks>
public sealed record ConstantStep : PulsedResponse
{
    private protected override double UpFactor(double weight, double normal) => 1 + StepNoise * normal;

    private protected override double DownFactor(double weight, double normal) => 1 + StepNoise * normal;
}
