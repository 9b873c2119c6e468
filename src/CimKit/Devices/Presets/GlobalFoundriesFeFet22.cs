using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>22 nm ferroelectric transistor of GlobalFoundries.</summary>
/// <remarks>Papers follow the order of the tool manual's reference list, whose table cites other numbers. Source: [Ni2018] as tabulated in [Peng2019].</remarks>
public static class GlobalFoundriesFeFet22
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.ForInference(
        id: "fefet_gf_22",
        name: "22 nm FeFET (GlobalFoundries)",
        source: "Ni et al., IEDM (2018) [Ni2018], as tabulated in [Peng2019]",
        range: ConductanceRange.FromOnResistance(240 * Si.Kilo, 100),
        footprint: new CellFootprint(4, 6));
}
