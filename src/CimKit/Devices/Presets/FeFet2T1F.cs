using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>Two transistors and a FeFET: fine levels on the gate, coarse states in the ferroelectric.</summary>
/// <remarks>Four coarse states programmed at 2, 2.67, 3.33 and 4 V for 3 µs, erased at -4 V. Source: [ChenYu2019], defaults of the published tool.</remarks>
public static class FeFet2T1F
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromLabels(
        id: "fefet_2t1f",
        name: "2T-1FeFET",
        source: "Hybrid synapse of two transistors and a FeFET in [ChenYu2019]",
        range: ConductanceRange.FromOnResistance(559.284 * Si.Kilo, 45, levels: 64),
        pulses: (Up: 64, Down: 64),
        labels: (Up: 0.5, Down: 0.5),
        cycleToCycle: 0.005,
        up: new WritePulse(1, 1 * Si.Nano),
        down: new WritePulse(1, 1 * Si.Nano)) with
    {
        Remarks = "Four coarse states programmed at 2, 2.67, 3.33 and 4 V for 3 µs, erased at -4 V.",
    };
}
