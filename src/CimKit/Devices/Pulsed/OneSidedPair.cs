using CimKit.Foundation;

namespace CimKit.Devices.Pulsed;

/// <summary>Two devices that only go up: pulses up go to one, pulses down to the other, and their difference is the weight.</summary>
/// <remarks>When both have come far, they are reset and the difference is written again. Source: [Nandakumar2020], [Rasch2021].</remarks>
/// <param name="Plus">Weight of the device that is added.</param>
/// <param name="Minus">Weight of the device that is subtracted.</param>
public readonly record struct OneSidedPair([property: Unit("1")] double Plus, [property: Unit("1")] double Minus)
{
    /// <summary>What the array computes with.</summary>
    [Unit("1")]
    public double Weight => Plus - Minus;

    /// <summary>The pair after one pulse.</summary>
    /// <param name="response">Both devices.</param>
    /// <param name="isUp">Direction of the weight.</param>
    /// <param name="normal">Standard normal of this pulse.</param>
    public OneSidedPair Send(PulsedResponse response, bool isUp, double normal = 0) =>
        isUp ? this with { Plus = response.Up(Plus, normal) } : this with { Minus = response.Up(Minus, normal) };

    /// <summary>True if the larger of both exceeds one part of the range and the smaller another.</summary>
    /// <param name="range">Upper bound of the devices.</param>
    /// <param name="larger">Part of the larger.</param>
    /// <param name="smaller">Part of the smaller.</param>
    public bool NeedsRefresh([Unit("1")] double range, [Unit("1")] double larger = 0.75, [Unit("1")] double smaller = 0.25) =>
        Math.Max(Plus, Minus) > larger * range && Math.Min(Plus, Minus) > smaller * range;

    /// <summary>Pulses that write the difference again after a reset, to the added device if above 0.</summary>
    /// <param name="step">Step of one pulse.</param>
    public int PulsesAfterReset([Unit("1")] double step) => (int)Math.Round(Weight / step);
}
