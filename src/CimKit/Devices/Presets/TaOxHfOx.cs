using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>TaOx/HfOx RRAM: linear up, fast pulses.</summary>
/// <remarks>The amplitude of depression is printed without sign; other tools carry other data for this device. Source: [WuW2018] as tabulated in [ChenYu2019].</remarks>
public static class TaOxHfOx
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromLabels(
        id: "taox_hfox",
        name: "TaOx/HfOx",
        source: "Wu et al., Symposium on VLSI Technology (2018) [WuW2018], as tabulated in [ChenYu2019]",
        range: ConductanceRange.FromOnResistance(100 * Si.Kilo, 10, levels: 128),
        pulses: (Up: 128, Down: 128),
        labels: (Up: 0.04, Down: -0.63),
        cycleToCycle: 0.037,
        up: new WritePulse(1.6, 50 * Si.Nano),
        down: new WritePulse(1.6, 50 * Si.Nano)) with
    {
        Remarks = "The amplitude of depression is printed without sign; other tools carry other data for this device.",
        PerceptronAccuracy = 80,
    };
}
