using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>90 nm phase-change memory of IBM.</summary>
/// <remarks>Papers follow the order of the tool manual's reference list, whose table cites other numbers. Source: [KimW2019] as tabulated in [Peng2019].</remarks>
public static class IbmPcm90
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.ForInference(
        id: "pcm_ibm_90",
        name: "90 nm PCM (IBM)",
        source: "Kim et al., Symposium on VLSI Technology (2019) [KimW2019], as tabulated in [Peng2019]",
        range: ConductanceRange.FromOnResistance(40 * Si.Kilo, 12.5),
        footprint: new CellFootprint(4, 4));
}
