using CimKit.Devices.Statistics;

namespace CimKit.Devices.Presets;

/// <summary>ReRAM of conductive metal oxide on HfOx.</summary>
/// <remarks>Source: [Falcone2025].</remarks>
public static class CmoHfOx
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromModel(
        id: "stat_reram_cmo",
        name: "CMO/HfOx ReRAM",
        source: "Falcone et al. (2025) [Falcone2025]",
        model: new CmoReRam());
}
