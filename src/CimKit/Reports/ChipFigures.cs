using CimKit.Estimation.Chips;

namespace CimKit.Reports;

/// <summary>The figures by which chips are compared.</summary>
internal static class ChipFigures
{
    /// <summary>Name, unit and value, in units without prefix save those of tera-operations, which the field writes so.</summary>
    internal static IReadOnlyList<(string Name, string Unit, double Value)> Of(ChipEstimate chip) =>
    [
        ("Area", "m²", chip.Area.Total),
        ("Time between images", "s", chip.Total.Latency),
        ("Frames in a second", "1/s", chip.FramesPerSecond),
        ("Energy of an image", "J", chip.Total.Energy + chip.LeakageEnergy),
        ("Leakage power", "W", chip.LeakagePower),
        ("Throughput", "TOPS", chip.Throughput / Foundation.Si.Tera),
        ("Energy efficiency", "TOPS/W", chip.EnergyEfficiency / Foundation.Si.Tera),
        ("Area efficiency", "TOPS/mm²", chip.AreaEfficiency / Foundation.Si.Tera * Foundation.Si.Micro),
    ];
}
