using CimKit.Devices.Pulsed;

namespace CimKit.Devices.Presets;

/// <summary>Electrochemical memory with lithium.</summary>
/// <remarks>Source: [Tang2018] as given by [Rasch2021].</remarks>
public static class LithiumEcram
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromResponse(
        id: "peer_ecram_li",
        name: "Li ECRAM",
        source: "Tang et al., IEDM (2018) [Tang2018], as given by [Rasch2021]",
        response: new LinearStep
        {
            Step = 0.002,
            Maximum = 1.1724,
            Minimum = -0.8276,
            StepSpread = 0.1,
            StepNoise = 0.3,
            MaximumSpread = 0.05,
            MinimumSpread = 0.05,
            UpDownSpread = 0.01,
            WriteNoise = 0,
            SlopeUp = 0.1153,
            SlopeDown = 0.5085,
            SlopeSpread = 0.05,
            Noise = StepNoiseKind.Multiplicative,
        });
}
