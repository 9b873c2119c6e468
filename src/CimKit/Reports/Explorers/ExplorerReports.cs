using CimKit.Circuits;
using CimKit.Devices;
using CimKit.Estimation.Chips;
using CimKit.Inference;
using CimKit.Inference.Sweeps;
using CimKit.Traces;

namespace CimKit.Reports.Explorers;

/// <summary>Explorers of what the kit computes.</summary>
public static class ExplorerReports
{
    /// <summary>The chip's floorplan, tile by tile.</summary>
    /// <param name="chip">The estimate.</param>
    /// <param name="run">Weights and inputs of the same network; null to show costs only.</param>
    /// <exception cref="Foundation.InvalidDesignException">The run belongs to another network.</exception>
    public static FloorplanExplorer ToExplorer(this ChipEstimate chip, RunTrace? run = null) => FloorplanExplorer.Of(chip, run);

    /// <summary>Where the chip's area, energy, latency and leakage are.</summary>
    public static CostExplorer ToCostExplorer(this ChipEstimate chip) =>
        CostExplorer.Of(chip.ToTree(), $"Cost of {chip.Mapping.Table.Name} on {chip.Design.Name}");

    /// <summary>Where area, energy, latency and leakage are.</summary>
    public static CostExplorer ToExplorer(this CostTree tree) => CostExplorer.Of(tree);

    /// <summary>The device's pulse response beside those of all others.</summary>
    /// <exception cref="ArgumentException">The device states no pulse response by labels.</exception>
    public static DeviceExplorer ToExplorer(this MemoryDevice device) => DeviceExplorer.Of(
        device.Curve ?? throw new ArgumentException($"device '{device.Name}' must state a Curve, its pulse response by labels.", nameof(device)),
        device.Name);

    /// <summary>What converters of any resolution and range make of the partial sums.</summary>
    /// <param name="histogram">Partial sums of a chip.</param>
    /// <param name="accuracies">Accuracies to show beside; null for none.</param>
    public static AdcExplorer ToExplorer(this PartialSumHistogram histogram, SweepResult? accuracies = null) =>
        AdcExplorer.Of(histogram, accuracies);
}
