using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>TaOx/TiO2 RRAM: on/off ratio of two, slow pulses.</summary>
/// <remarks>Spread printed as below 1 %, entered as the bound. Source: [ChenYu2019].</remarks>
public static class TaOxTiO2
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => MemoryDevice.FromLabels(
        id: "taox_tio2",
        name: "TaOx/TiO2",
        source: "Chen and Yu, IEEE Design & Test (2019) [ChenYu2019]; the device paper is not named there",
        range: ConductanceRange.FromOnResistance(5 * Si.Mega, 2, levels: 102),
        pulses: (Up: 102, Down: 102),
        labels: (Up: 1.85, Down: -1.79),
        cycleToCycle: 0.01,
        up: new WritePulse(3, 40 * Si.Milli),
        down: new WritePulse(-3, 10 * Si.Milli)) with
    {
        Remarks = "Spread printed as below 1 %, entered as the bound.",
        IsCycleToCycleUpperBound = true,
        PerceptronAccuracyVersion2 = 10,
    };
}
