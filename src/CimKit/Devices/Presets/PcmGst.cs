using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>GST phase-change memory, written by pulses that differ.</summary>
/// <remarks>Abrupt depression in the device; the positive label means that the scheme retraces the curve. Voltages are averages. Published as 100 to 120 levels; assignment to the two directions assumed. Source: [Kuzum2012] as tabulated in [ChenYu2019].</remarks>
public static class PcmGst
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromLabels(
        id: "gst_pcm",
        name: "GST PCM",
        source: "Kuzum et al., Nano Letters 12, 2179 (2012) [Kuzum2012], as tabulated in [ChenYu2019]",
        range: ConductanceRange.FromOnResistance(4.71 * Si.Kilo, 19.8, levels: 100),
        pulses: (Up: 100, Down: 120),
        labels: (Up: 0.105, Down: 2.4),
        cycleToCycle: 0.015,
        up: new WritePulse(0.7, 6 * Si.Micro),
        down: new WritePulse(3, 125 * Si.Nano)) with
    {
        Remarks = "Abrupt depression in the device; the positive label means that the scheme retraces the curve. Voltages are averages. Published as 100 to 120 levels; assignment to the two directions assumed.",
        PerceptronAccuracy = 89,
        PerceptronAccuracyVersion2 = 87,
    };
}
