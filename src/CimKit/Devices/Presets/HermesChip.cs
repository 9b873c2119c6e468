using CimKit.Devices.Statistics;

namespace CimKit.Devices.Presets;

/// <summary>Phase-change memory of the HERMES chip.</summary>
/// <remarks>Two devices for each side of a weight, 20.7 µS; HermesPcm is the model of one, 10.35 µS. Source: [LeGallo2023].</remarks>
public static class HermesChip
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromModel(
        id: "stat_pcm_hermes",
        name: "PCM, HERMES chip",
        source: "Le Gallo et al., Nature Electronics 6, 680 (2023) [LeGallo2023]",
        model: new HermesPairPcm()) with
    {
        Remarks = "Two devices for each side of a weight, 20.7 µS; HermesPcm is the model of one, 10.35 µS.",
    };
}
