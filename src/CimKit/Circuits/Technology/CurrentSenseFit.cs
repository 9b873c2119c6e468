using System.Collections.Immutable;
using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>Delay and power of one single-reference current sense amplifier.</summary>
/// <remarks>Source: [Chen2018], fit of transistor-level simulation.</remarks>
public sealed record CurrentSenseFit
{
    /// <summary>Static power over the column's resistance.</summary>
    public required ExponentialPowerFit Power { get; init; }

    /// <summary>Delay slope over ln(R/1 kΩ), in nanoseconds; null where the delay is a constant 1 ns.</summary>
    [Unit("1")]
    public double? DelaySlope { get; init; }

    /// <summary>Delay at 1 kΩ, in nanoseconds.</summary>
    [Unit("1")]
    public double DelayOffset { get; init; }

    /// <summary>Polynomial of the resistance ratio up to 0.9, highest power first.</summary>
    public ImmutableArray<double> LowRatio { get; init; } = [];

    /// <summary>Polynomial of the resistance ratio above 0.9, highest power first.</summary>
    public ImmutableArray<double> HighRatio { get; init; } = [];
}
