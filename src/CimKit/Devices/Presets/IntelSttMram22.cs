using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>22 nm spin-transfer-torque MRAM of Intel: on/off ratio 2.8.</summary>
/// <remarks>Papers follow the order of the tool manual's reference list, whose table cites other numbers. Source: [Wei2019] as tabulated in [Peng2019].</remarks>
public static class IntelSttMram22
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.ForInference(
        id: "stt_mram_intel_22",
        name: "22 nm STT-MRAM (Intel)",
        source: "Wei et al., ISSCC (2019) [Wei2019], as tabulated in [Peng2019]",
        range: ConductanceRange.FromOnResistance(1.4 * Si.Kilo, 2.8),
        footprint: new CellFootprint(10, 10));
}
