using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>HZO ferroelectric transistor, written by pulses of rising amplitude.</summary>
/// <remarks>Labels of equal sign: the scheme of rising amplitudes retraces the curve; amplitudes are averages. Spread printed as below 0.5 %, entered as the bound; the training tool uses 0.3 %. Source: [Jerry2017] as tabulated in [ChenYu2019].</remarks>
public static class HzoFeFet
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromLabels(
        id: "hzo_fefet",
        name: "HZO FeFET",
        source: "Jerry et al., IEDM (2017) [Jerry2017], as tabulated in [ChenYu2019]",
        range: ConductanceRange.FromOnResistance(559.28 * Si.Kilo, 45, levels: 32),
        pulses: (Up: 32, Down: 32),
        labels: (Up: 1.75, Down: 1.46),
        cycleToCycle: 0.005,
        up: new WritePulse(3.65, 75 * Si.Nano),
        down: new WritePulse(-2.95, 75 * Si.Nano)) with
    {
        Remarks = "Labels of equal sign: the scheme of rising amplitudes retraces the curve; amplitudes are averages. Spread printed as below 0.5 %, entered as the bound; the training tool uses 0.3 %.",
        IsCycleToCycleUpperBound = true,
        PerceptronAccuracy = 88,
        PerceptronAccuracyVersion2 = 90,
    };
}
