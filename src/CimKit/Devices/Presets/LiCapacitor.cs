using CimKit.Devices.Pulsed;

namespace CimKit.Devices.Presets;

/// <summary>A capacitor with current sources: nearly linear, leaks.</summary>
/// <remarks>Source: [LiY2018] as given by [Rasch2021].</remarks>
public static class LiCapacitor
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromResponse(
        id: "peer_capacitor",
        name: "capacitor cell",
        source: "Li et al., Symposium on VLSI Technology (2018) [LiY2018], as given by [Rasch2021]",
        response: new LinearStep
        {
            Step = 0.005,
            Maximum = 1,
            Minimum = -1,
            StepSpread = 0.1,
            StepNoise = 0.3,
            MaximumSpread = 0.07,
            MinimumSpread = 0.07,
            UpDownSpread = 0.06,
            WriteNoise = 0,
            SlopeUp = 0.05,
            SlopeDown = 0.05,
            SlopeSpread = 0.01,
            Noise = StepNoiseKind.Additive,
            Lifetime = 1e6,
            LifetimeSpread = 0.3,
        });
}
