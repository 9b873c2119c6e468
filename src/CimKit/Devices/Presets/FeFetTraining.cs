using CimKit.Foundation;

namespace CimKit.Devices.Presets;

/// <summary>FeFET of the published training tool.</summary>
/// <remarks>Polarisation 20 µC/cm², gate capacitance 2.1717 aF; no labels stated. Source: [Peng2021], parameters of the published tool.</remarks>
public static class FeFetTraining
{
    /// <summary>The device.</summary>
    public static MemoryDevice Create() => new()
    {
        Id = "fefet_v21",
        Name = "FeFET (training tool)",
        Source = "Peng et al., IEEE TCAD 40, 2306 (2021) [Peng2021], parameters of the tool",
        Family = DeviceFamily.OnlineTraining,
        Range = ConductanceRange.FromOnResistance(240 * Si.Kilo, 100, levels: 60),
        PotentiationPulse = new WritePulse(4, 50 * Si.Nano),
        DepressionPulse = new WritePulse(-4, 50 * Si.Nano),
        Remarks = "Polarisation 20 µC/cm², gate capacitance 2.1717 aF; no labels stated.",
    };
}
