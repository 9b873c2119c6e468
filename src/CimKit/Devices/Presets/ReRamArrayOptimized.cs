using CimKit.Devices.Pulsed;

namespace CimKit.Devices.Presets;

/// <summary>ReRAM array of an optimised material.</summary>
/// <remarks>The symmetry point is subtracted; the measured part of corrupt devices is off unless applied. Source: [Gong2022] as given by [Rasch2021].</remarks>
public static class ReRamArrayOptimized
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromResponse(
        id: "peer_reram_array_om",
        name: "ReRAM array, optimised material",
        source: "Gong et al., IEDM (2022) [Gong2022], as given by [Rasch2021]",
        response: new SoftBounds
        {
            Step = 0.0949,
            Maximum = 1,
            Minimum = -1,
            StepSpread = 0.7829,
            StepNoise = 0.4158,
            MaximumSpread = 0.3499,
            MinimumSpread = 0.5695,
            UpDownSpread = 0.01,
            WriteNoise = 1.4113,
            HasLogNormalSteps = true,
            ReferenceError = 0.05,
            CorruptProbability = 0.1348,
        }) with
    {
        Remarks = "The symmetry point is subtracted; the measured part of corrupt devices is off unless applied.",
    };
}
