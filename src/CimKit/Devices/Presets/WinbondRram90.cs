using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>90 nm RRAM of Winbond: on/off ratio 150.</summary>
/// <remarks>Papers follow the order of the tool manual's reference list, whose table cites other numbers. Source: [He2020] as tabulated in [Peng2019].</remarks>
public static class WinbondRram90
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.ForInference(
        id: "rram_winbond_90",
        name: "90 nm RRAM (Winbond)",
        source: "He et al., IEEE Solid-State Circuits Letters 3, 194 (2020) [He2020], as tabulated in [Peng2019]",
        range: ConductanceRange.FromOnResistance(6 * Si.Kilo, 150),
        footprint: new CellFootprint(6, 6));
}
