using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>A synapse of six STT-MRAM cells: digital.</summary>
/// <remarks>Digital; the tool's default cell is 8 kΩ and 24 kΩ. Source: [ChenYu2019].</remarks>
public static class SixBitSttMram
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => new()
    {
        Id = "stt_mram_6bit",
        Name = "6-bit STT-MRAM",
        Source = "Chen and Yu, IEEE Design & Test (2019) [ChenYu2019]",
        Family = DeviceFamily.OnlineTraining,
        Range = ConductanceRange.FromOnResistance(3.5 * Si.Kilo, 2.3),
        PotentiationPulse = new WritePulse(1, 10 * Si.Nano),
        DepressionPulse = new WritePulse(1, 10 * Si.Nano),
        PerceptronAccuracy = 94,
        Remarks = "Digital; the tool's default cell is 8 kΩ and 24 kΩ.",
    };
}
