using CimKit.Estimation.Chips;
using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>Published figures of a whole chip.</summary>
public sealed record PublishedChip
{
    /// <summary>Who published them, and under which conditions.</summary>
    public required string Source { get; init => field = Require.NotBlank(value); }

    /// <summary>Area of the chip.</summary>
    [Unit("m²")]
    public required double Area { get; init; }

    /// <summary>Period of the clock.</summary>
    [Unit("s")]
    public required double ClockPeriod { get; init; }

    /// <summary>Time between two images.</summary>
    [Unit("s")]
    public required double Latency { get; init; }

    /// <summary>Energy of an image, without leakage.</summary>
    [Unit("J")]
    public required double Energy { get; init; }

    /// <summary>Energy that leaks for an image.</summary>
    [Unit("J")]
    public required double LeakageEnergy { get; init; }

    /// <summary>Leakage power.</summary>
    [Unit("W")]
    public required double LeakagePower { get; init; }

    /// <summary>Operations for an energy, after layout.</summary>
    [Unit("OP/J")]
    public required double EnergyEfficiency { get; init; }

    /// <summary>Operations in a second.</summary>
    [Unit("OP/s")]
    public required double Throughput { get; init; }

    /// <summary>Operations in a second on an area.</summary>
    [Unit("OP/s/m²")]
    public required double AreaEfficiency { get; init; }

    /// <summary>VGG-8 on the default chip of the published simulator: SRAM at 22 nm, 128 × 128 arrays, pipeline.</summary>
    /// <remarks>A run with the periodic synthetic trace of the check values (<c>SyntheticTraces.Periodic</c>); six digits are given. Source: [Lee2024].</remarks>
    public static PublishedChip Vgg8 { get; } = new()
    {
        Source = "DNN+NeuroSim V1.4",
        Area = 80.0561 * Si.Micro,
        ClockPeriod = 1.6974 * Si.Nano,
        Latency = 132.974 * Si.Micro,
        Energy = 35.9047 * Si.Micro,
        LeakageEnergy = 298.198 * Si.Nano,
        LeakagePower = 2.24253 * Si.Milli,
        EnergyEfficiency = 27.8901 * Si.Tera,
        Throughput = 9.26374 * Si.Tera,
        AreaEfficiency = 0.115716 * Si.Tera / Si.Micro,
    };

    /// <summary>Every figure beside ours.</summary>
    internal IReadOnlyList<PublishedValue> Beside(ChipEstimate ours) =>
    [
        new("Area", "m²", Area, ours.Area.Total),
        new("Clock period", "s", ClockPeriod, 1 / ours.ClockFrequency),
        new("Time between images", "s", Latency, ours.Total.Latency),
        new("Frames in a second", "1/s", 1 / Latency, ours.FramesPerSecond),
        new("Energy of an image, switching", "J", Energy, ours.Total.Energy),
        new("Energy of an image, leakage", "J", LeakageEnergy, ours.LeakageEnergy),
        new("Leakage power", "W", LeakagePower, ours.LeakagePower),
        new("Throughput", "TOPS", Throughput / Si.Tera, ours.Throughput / Si.Tera),
        new("Energy efficiency", "TOPS/W", EnergyEfficiency / Si.Tera, ours.EnergyEfficiency / Si.Tera),
        new("Area efficiency", "TOPS/mm²", AreaEfficiency / Si.Tera * Si.Micro, ours.AreaEfficiency / Si.Tera * Si.Micro),
    ];
}
