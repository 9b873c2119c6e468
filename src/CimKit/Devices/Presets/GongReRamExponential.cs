using CimKit.Devices.Pulsed;

namespace CimKit.Devices.Presets;

/// <summary>ReRAM with an exponential step.</summary>
/// <remarks>Source: [Gong2018] as given by [Rasch2021].</remarks>
public static class GongReRamExponential
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromResponse(
        id: "peer_reram_es",
        name: "ReRAM, exponential step",
        source: "Gong et al., Nature Communications 9, 2102 (2018) [Gong2018], as given by [Rasch2021]",
        response: new ExponentialStep
        {
            Step = 0.00135,
            UpDownBias = 0.259359,
            Maximum = 1,
            Minimum = -1,
            StepSpread = 0.2,
            StepNoise = 5,
            MaximumSpread = 0.3,
            MinimumSpread = 0.3,
            UpDownSpread = 0.05,
            WriteNoise = 75,
            Slope = -0.5,
            Offset = -0.5,
            GammaUp = 5,
            GammaDown = 5,
            AmplitudeUp = -1.18445,
            AmplitudeDown = -0.081404,
        });
}
