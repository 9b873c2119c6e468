using CimKit.Devices.Pulsed;

namespace CimKit.Devices.Presets;

/// <summary>The same ReRAM fitted with soft bounds.</summary>
/// <remarks>Noise of a pulse is additive. Source: [Gong2018] as given by [Rasch2021].</remarks>
public static class GongReRamSoftBounds
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromResponse(
        id: "peer_reram_sb",
        name: "ReRAM, soft bounds",
        source: "Gong et al., Nature Communications 9, 2102 (2018) [Gong2018], as given by [Rasch2021]",
        response: new SoftBounds
        {
            Step = 0.002,
            Maximum = 1.25,
            Minimum = -0.75,
            StepSpread = 0.3,
            StepNoise = 3.75,
            MaximumSpread = 0.24,
            MinimumSpread = 0.4,
            UpDownSpread = 0.01,
            WriteNoise = 56,
            ReferenceError = 0,
        }) with
    {
        Remarks = "Noise of a pulse is additive.",
    };
}
