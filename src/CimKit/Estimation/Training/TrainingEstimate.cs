using System.Collections.Immutable;
using CimKit.Circuits;
using CimKit.Designs;
using CimKit.Estimation.Figures;
using CimKit.Foundation;
using CimKit.Mapping;

namespace CimKit.Estimation.Training;

/// <summary>What training a network on a chip costs, for an epoch.</summary>
/// <remarks>Source: [Peng2021].</remarks>
public sealed record TrainingEstimate
{
    /// <summary>The chip.</summary>
    public required TrainingDesign Design { get; init; }

    /// <summary>The network on it.</summary>
    public required NetworkMapping Mapping { get; init; }

    /// <summary>Layers in the network's order.</summary>
    public required ImmutableArray<TrainingLayerEstimate> Layers { get; init; }

    /// <summary>Area by category; that of the weight-gradient unit is in the total and in no category.</summary>
    public required AreaSplit Area { get; init; }

    /// <summary>Area of the weight-gradient unit and its adders.</summary>
    [Unit("m²")]
    public required double GradientArea { get; init; }

    /// <summary>Phases of all layers, which work one after another.</summary>
    public TrainingPhases Phases => Layers.Aggregate(default(TrainingPhases), (sum, layer) => sum.Then(layer.Phases));

    /// <summary>Phases without buffers, wires and memory beside the chip.</summary>
    public TrainingPhases Peak => Layers.Aggregate(default(TrainingPhases), (sum, layer) => sum.Then(layer.Peak));

    /// <summary>Parts of all layers.</summary>
    public TrainingParts Parts => Layers.Aggregate(default(TrainingParts), (sum, layer) => sum.Then(layer.Parts));

    /// <summary>Leakage of all tiles and, except in reference fidelity, of what they share.</summary>
    [Unit("W")]
    public required double LeakagePower { get; init; }

    /// <summary>Leakage over an epoch.</summary>
    [Unit("J")]
    public required double LeakageEnergy { get; init; }

    /// <summary>Operations of an epoch: a multiplication and an addition count two.</summary>
    [Unit("OP")]
    public required double Operations { get; init; }

    /// <summary>Operations for an energy.</summary>
    [Unit("OP/J")]
    public double EnergyEfficiency => Operations / (Phases.Total.Energy + LeakageEnergy);

    /// <summary>Operations in a time.</summary>
    [Unit("OP/s")]
    public double Throughput => Operations / Phases.Total.Latency;

    /// <summary>Epochs in a time.</summary>
    [Unit("1/s")]
    public double EpochsPerSecond => 1 / Phases.Total.Latency;

    /// <summary>Images in a time.</summary>
    [Unit("1/s")]
    public double ImagesPerSecond => Design.Images / Phases.Total.Latency;

    /// <summary>Energy efficiency of the peak, without leakage.</summary>
    [Unit("OP/J")]
    public double PeakEnergyEfficiency => Operations / Peak.Total.Energy;

    /// <summary>Throughput of the peak.</summary>
    [Unit("OP/s")]
    public double PeakThroughput => Operations / Peak.Total.Latency;

    /// <summary>Images in a time at the peak.</summary>
    [Unit("1/s")]
    public double PeakImagesPerSecond => Design.Images / Peak.Total.Latency;

    /// <summary>Power of an epoch on average, leakage included.</summary>
    [Unit("W")]
    public double AveragePower => (Phases.Total.Energy + LeakageEnergy) / Phases.Total.Latency;

    /// <summary>Cost by layer and phase; the parts add up to this estimate.</summary>
    public CostTree ToTree() => TrainingTree.Of(this);

    internal TrainingChip? Model { get; init; }
}
