using CimKit.Devices.Pulsed;

namespace CimKit.Devices.Presets;

/// <summary>Electrochemical memory of metal oxide.</summary>
/// <remarks>Source: [KimS2019] as given by [Rasch2021].</remarks>
public static class MetalOxideEcram
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromResponse(
        id: "peer_ecram_mo",
        name: "metal-oxide ECRAM",
        source: "Kim et al., IEDM (2019) [KimS2019], as given by [Rasch2021]",
        response: new LinearStep
        {
            Step = 0.00028214,
            Maximum = 1.1714,
            Minimum = -0.8286,
            StepSpread = 0.1,
            StepNoise = 2,
            MaximumSpread = 0.05,
            MinimumSpread = 0.05,
            UpDownSpread = 0.01,
            WriteNoise = 0,
            SlopeUp = 0.4152,
            SlopeDown = 0.7342,
            SlopeSpread = 0.05,
            Noise = StepNoiseKind.Multiplicative,
        });
}
