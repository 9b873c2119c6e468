using CimKit.Foundation;

namespace CimKit.Devices.Pulsed;

/// <summary>The step falls as a power of the distance to the bound it moves to: s·((w_max − w)/(w_max − w_min))^γ·(1 + σ·ξ).</summary>
/// <remarks>Source: [Rasch2021].</remarks>
public sealed record PowerStep : PulsedResponse
{
    /// <summary>γ up; 0 is a constant step.</summary>
    [Unit("1")]
    public required double GammaUp { get; init => field = Require.InRange(value, 0, 20); }

    /// <summary>γ down.</summary>
    [Unit("1")]
    public required double GammaDown { get; init => field = Require.InRange(value, 0, 20); }

    private protected override double UpFactor(double weight, double normal) => Factor(Maximum - weight, GammaUp, normal);

    private protected override double DownFactor(double weight, double normal) => Factor(weight - Minimum, GammaDown, normal);

    private double Factor(double distance, double gamma, double normal) =>
        Math.Pow(Math.Max(0, distance) / (Maximum - Minimum), gamma) * (1 + StepNoise * normal);
}
