
namespace CimKit.Devices.Presets;

/// <summary>A synapse of six SRAM cells: digital, the software accuracy.</summary>
/// <remarks>Digital: no conductances. Source: [ChenYu2019].</remarks>
public static class SixBitSram
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => new()
    {
        Id = "sram_6bit",
        Name = "6-bit SRAM",
        Source = "Chen and Yu, IEEE Design & Test (2019) [ChenYu2019]",
        Family = DeviceFamily.OnlineTraining,
        PerceptronAccuracy = 94,
        PerceptronAccuracyVersion2 = 94,
        Remarks = "Digital: no conductances.",
    };
}
