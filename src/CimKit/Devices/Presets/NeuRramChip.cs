using CimKit.Devices.Statistics;

namespace CimKit.Devices.Presets;

/// <summary>Filamentary ReRAM of the NeuRRAM chip.</summary>
/// <remarks>Source: [Wan2022].</remarks>
public static class NeuRramChip
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromModel(
        id: "stat_reram_wan",
        name: "ReRAM, NeuRRAM chip",
        source: "Wan et al., Nature 608, 504 (2022) [Wan2022]",
        model: new NeuRram());
}
