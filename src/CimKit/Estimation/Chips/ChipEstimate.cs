using System.Collections.Immutable;
using CimKit.Circuits;
using CimKit.Designs;
using CimKit.Estimation.Figures;
using CimKit.Foundation;
using CimKit.Mapping;

namespace CimKit.Estimation.Chips;

/// <summary>What a chip costs for a network: area, and time and energy of one image.</summary>
public sealed record ChipEstimate
{
    /// <summary>The design.</summary>
    public required ChipDesign Design { get; init; }

    /// <summary>Where the network's weights lie.</summary>
    public required NetworkMapping Mapping { get; init; }

    /// <summary>Every layer.</summary>
    public required ImmutableArray<LayerEstimate> Layers { get; init; }

    /// <summary>Area of the chip.</summary>
    public required AreaSplit Area { get; init; }

    /// <summary>Sensing period of the arrays, by which the clock is limited.</summary>
    [Unit("s")]
    public required double SensingPeriod { get; init; }

    /// <summary>Cycles in a second.</summary>
    [Unit("Hz")]
    public required double ClockFrequency { get; init; }

    /// <summary>Time between two images and energy of one; in a pipeline the slowest layer of each category.</summary>
    public required ReadCost Total { get; init; }

    /// <summary>Leakage of the chip.</summary>
    [Unit("W")]
    public required double LeakagePower { get; init; }

    /// <summary>Energy that leaks for an image.</summary>
    [Unit("J")]
    public required double LeakageEnergy { get; init; }

    /// <summary>Operations of one image; a multiplication and an addition count as two.</summary>
    public long Operations => Mapping.Table.Operations(Mapping.Inputs.Fidelity);

    /// <summary>Images in a second.</summary>
    [Unit("1/s")]
    public double FramesPerSecond => 1 / Total.Latency;

    /// <summary>Operations in a second.</summary>
    [Unit("OP/s")]
    public double Throughput => Operations / Total.Latency;

    /// <summary>Operations for an energy, after layout.</summary>
    [Unit("OP/J")]
    public double EnergyEfficiency =>
        Operations / (Total.Energy + LeakageEnergy) / Design.Process.Calibration.PostLayoutEnergy;

    /// <summary>Operations in a second on an area.</summary>
    [Unit("OP/s/m²")]
    public double AreaEfficiency => Throughput / Area.Total;

    /// <summary>The estimate as a tree: chip, layers, tiles, processing elements, sub-arrays; each is what its parts combine to.</summary>
    public CostTree ToTree() => EstimateTree.Of(this);

    /// <summary>Where tiles and shared circuits lie, in metres.</summary>
    public ChipFloorplan ToFloorplan() => ChipFloorplan.Of(this);

    internal ChipModel? Model { get; init; }
}
