using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>PCMO RRAM: the most non-linear of the set.</summary>
/// <remarks>Spread printed as below 1 %, entered as the bound. Source: [Park2013] as tabulated in [ChenYu2019].</remarks>
public static class Pcmo
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromLabels(
        id: "pcmo",
        name: "PCMO",
        source: "Park et al., IEDM (2013) [Park2013], as tabulated in [ChenYu2019]",
        range: ConductanceRange.FromOnResistance(23 * Si.Mega, 6.84, levels: 50),
        pulses: (Up: 50, Down: 50),
        labels: (Up: 3.68, Down: -6.76),
        cycleToCycle: 0.01,
        up: new WritePulse(-2, 1 * Si.Milli),
        down: new WritePulse(2, 1 * Si.Milli)) with
    {
        Remarks = "Spread printed as below 1 %, entered as the bound.",
        IsCycleToCycleUpperBound = true,
        PerceptronAccuracy = 33,
        PerceptronAccuracyVersion2 = 10,
    };
}
