using CimKit.Devices.Pulsed;

namespace CimKit.Devices.Presets;

/// <summary>ReRAM array of plain HfO2.</summary>
/// <remarks>The measured part of corrupt devices is off unless applied. Source: [Gong2022] as given by [Rasch2021].</remarks>
public static class ReRamArrayHfO2
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromResponse(
        id: "peer_reram_array_hfo2",
        name: "ReRAM array, HfO2",
        source: "Gong et al., IEDM (2022) [Gong2022], as given by [Rasch2021]",
        response: new SoftBounds
        {
            Step = 0.4622,
            Maximum = 1,
            Minimum = -1,
            StepSpread = 0.7125,
            StepNoise = 0.2174,
            MaximumSpread = 0.4295,
            MinimumSpread = 0.599,
            UpDownSpread = 0.01,
            WriteNoise = 0.5841,
            HasLogNormalSteps = true,
            ReferenceError = 0,
            CorruptProbability = 0.0977,
        }) with
    {
        Remarks = "The measured part of corrupt devices is off unless applied.",
    };
}
