using CimKit.Devices.Statistics;

namespace CimKit.Devices.Presets;

/// <summary>HfO2 RRAM programmed to many levels.</summary>
/// <remarks>Source: [Milo2021].</remarks>
public static class HfO2Multilevel
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromModel(
        id: "stat_rram_milo",
        name: "HfO2 RRAM, many levels",
        source: "Milo et al., IRPS (2021) [Milo2021]",
        model: new MultilevelHfO2());
}
