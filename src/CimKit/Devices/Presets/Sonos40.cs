using CimKit.Devices.Statistics;

namespace CimKit.Devices.Presets;

/// <summary>Charge-trap cells of 40 nm.</summary>
/// <remarks>Published as currents: 1 V stands for the read voltage, so that 1 nA is 1 nS; set your own. Source: [Agrawal2022].</remarks>
public static class Sonos40
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromModel(
        id: "stat_sonos",
        name: "SONOS, 40 nm",
        source: "Agrawal et al., IEDM (2022) [Agrawal2022]",
        model: new Sonos { ReadVoltage = 1, HasMeanDrift = true }) with
    {
        Remarks = "Published as currents: 1 V stands for the read voltage, so that 1 nA is 1 nS; set your own.",
        StatedOnOffRatio = 1e7,
    };
}
