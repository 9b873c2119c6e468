using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>130 nm RRAM of Tsinghua University.</summary>
/// <remarks>Papers follow the order of the tool manual's reference list, whose table cites other numbers. Source: [WuW2018] as tabulated in [Peng2019].</remarks>
public static class TsinghuaRram130
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.ForInference(
        id: "rram_tsinghua_130",
        name: "130 nm RRAM (Tsinghua)",
        source: "Wu et al., Symposium on VLSI Technology (2018) [WuW2018], as tabulated in [Peng2019]",
        range: ConductanceRange.FromOnResistance(100 * Si.Kilo, 10),
        footprint: new CellFootprint(4, 4));
}
