using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>Ag:a-Si memristor: strongly non-linear and asymmetric.</summary>
/// <remarks>Cycle-to-cycle spread is that of potentiation (depression: 2.5 %). Source: [Jo2010] as tabulated in [ChenYu2019].</remarks>
public static class AgASi
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromLabels(
        id: "ag_a_si",
        name: "Ag:a-Si",
        source: "Jo et al., Nano Letters 10, 1297 (2010) [Jo2010], as tabulated in [ChenYu2019]",
        range: ConductanceRange.FromOnResistance(26 * Si.Mega, 12.5, levels: 97),
        pulses: (Up: 97, Down: 100),
        labels: (Up: 2.4, Down: -4.88),
        cycleToCycle: 0.035,
        up: new WritePulse(3.2, 300 * Si.Micro),
        down: new WritePulse(-2.8, 300 * Si.Micro)) with
    {
        Remarks = "Cycle-to-cycle spread is that of potentiation (depression: 2.5 %).",
        PerceptronAccuracy = 71.85,
        PerceptronAccuracyVersion2 = 73,
    };
}
