using CimKit.Estimation.Chips;

namespace CimKit.Reports.Explorers;

/// <summary>What a chip costs by what circuits do, and where they lie.</summary>
public sealed record DesignCostView
{
    /// <summary>What circuits do, in the order of their colours; the last is leakage.</summary>
    public static IReadOnlyList<string> Kinds { get; } = Array.AsReadOnly((string[])[.. ChipCircuits.Kinds, "leakage"]);

    /// <summary>Area of each kind, in square metres.</summary>
    public required IReadOnlyList<double> Area { get; init; }

    /// <summary>Energy of an image of each kind, in joules.</summary>
    public required IReadOnlyList<double> Energy { get; init; }

    /// <summary>Time between two images of each kind, in seconds; that of the slowest layer in a pipeline.</summary>
    public required IReadOnlyList<double> Latency { get; init; }

    /// <summary>Tiles and shared circuits in metres.</summary>
    public required ChipFloorplan Plan { get; init; }

    /// <summary>The view of an estimate.</summary>
    public static DesignCostView Of(ChipEstimate chip)
    {
        // Stacked bars of 100 %: area, latency, energy.
        var shares = chip.ToFigure().Series.Cast<BarSeries>().Select(kind => kind.Values).ToArray();
        return new DesignCostView
        {
            Area = [.. shares.Select(share => share[0] / 100 * chip.Area.Total), 0],
            Latency = [.. shares.Select(share => share[1] / 100 * chip.Total.Latency), 0],
            Energy = [.. shares.Select(share => share[2] / 100 * chip.Total.Energy), chip.LeakageEnergy],
            Plan = chip.ToFloorplan(),
        };
    }
}
