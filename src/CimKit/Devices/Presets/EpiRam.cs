using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>EpiRAM, Ag in epitaxial SiGe: nearly linear, symmetric.</summary>
/// <remarks>Source: [Choi2018] as tabulated in [ChenYu2019].</remarks>
public static class EpiRam
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromLabels(
        id: "epiram",
        name: "EpiRAM (Ag:SiGe)",
        source: "Choi et al., Nature Materials 17, 335 (2018) [Choi2018], as tabulated in [ChenYu2019]",
        range: ConductanceRange.FromOnResistance(81 * Si.Kilo, 50.2, levels: 64),
        pulses: (Up: 64, Down: 64),
        labels: (Up: 0.5, Down: -0.5),
        cycleToCycle: 0.02,
        up: new WritePulse(5, 5 * Si.Micro),
        down: new WritePulse(-3, 5 * Si.Micro)) with
    {
        PerceptronAccuracy = 92,
        PerceptronAccuracyVersion2 = 91.5,
    };
}
