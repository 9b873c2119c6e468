using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>A capacitor with three transistors: low-order cell of a hybrid synapse.</summary>
/// <remarks>100 fF, 6.67 µA. The source's comment says a ratio of 100, its values give 5. Source: [ChenYu2019], defaults of the published tool.</remarks>
public static class Capacitor3T1C
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromLabels(
        id: "capacitor_3t1c",
        name: "3T1C capacitor",
        source: "Low-order cell of the hybrid synapse in [ChenYu2019]",
        range: ConductanceRange.FromOnResistance(50 * Si.Kilo, 5, levels: 32),
        pulses: (Up: 32, Down: 32),
        labels: (Up: 0.2, Down: -0.2),
        cycleToCycle: 0.005,
        up: new WritePulse(1, 500 * Si.Pico),
        down: new WritePulse(1, 500 * Si.Pico)) with
    {
        Remarks = "100 fF, 6.67 µA. The source's comment says a ratio of 100, its values give 5.",
    };
}
