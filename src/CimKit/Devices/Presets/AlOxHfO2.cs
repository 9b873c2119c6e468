using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>AlOx/HfO2 bilayer RRAM: small on/off ratio, large spread.</summary>
/// <remarks>Source: [Woo2016] as tabulated in [ChenYu2019].</remarks>
public static class AlOxHfO2
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromLabels(
        id: "alox_hfo2",
        name: "AlOx/HfO2",
        source: "Woo et al., IEEE Electron Device Letters 37, 994 (2016) [Woo2016], as tabulated in [ChenYu2019]",
        range: ConductanceRange.FromOnResistance(16.9 * Si.Kilo, 4.43, levels: 40),
        pulses: (Up: 40, Down: 40),
        labels: (Up: 1.94, Down: -0.61),
        cycleToCycle: 0.05,
        up: new WritePulse(0.9, 100 * Si.Micro),
        down: new WritePulse(-1, 100 * Si.Micro)) with
    {
        PerceptronAccuracy = 20,
        PerceptronAccuracyVersion2 = 41,
    };
}
