using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>22 nm embedded RRAM of Intel.</summary>
/// <remarks>Papers follow the order of the tool manual's reference list, whose table cites other numbers. Source: [Jain2019] as tabulated in [Peng2019].</remarks>
public static class IntelRram22
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.ForInference(
        id: "rram_intel_22",
        name: "22 nm RRAM (Intel)",
        source: "Jain et al., ISSCC (2019) [Jain2019], as tabulated in [Peng2019]",
        range: ConductanceRange.FromOnResistance(6 * Si.Kilo, 17),
        footprint: new CellFootprint(5, 12));
}
