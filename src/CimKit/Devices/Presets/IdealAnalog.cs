using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>An ideal analogue device: linear, symmetric, no spread.</summary>
/// <remarks>Source: [ChenYu2019], the ideal device of the published tool.</remarks>
public static class IdealAnalog
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromLabels(
        id: "ideal_analog",
        name: "ideal analogue device",
        source: "Ideal device of [ChenYu2019]",
        range: ConductanceRange.FromOnResistance(200 * Si.Kilo, 50, levels: 64),
        pulses: (Up: 64, Down: 64),
        labels: (Up: 0, Down: 0),
        cycleToCycle: 0,
        up: new WritePulse(2, 10 * Si.Nano),
        down: new WritePulse(2, 10 * Si.Nano));
}
