using CimKit.Estimation.Chips;
using CimKit.Estimation.Training;
using CimKit.Inference.Sweeps;
using CimKit.Networks;
using CimKit.Neural.Training;

namespace CimKit.Experiments;

/// <summary>The answers of an experiment, how accurate, at what cost and after what cost of training, and where they are from.</summary>
public sealed record ExperimentResult
{
    /// <summary>What was run.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>The training: history, last and best network.</summary>
    public required TrainingResult Training { get; init; }

    /// <summary>The integer network that was tried on the arrays.</summary>
    public required QuantizedNetwork Quantized { get; init; }

    /// <summary>Accuracy of integer software and of the arrays of every setting, with provenance.</summary>
    public required SweepResult Accuracy { get; init; }

    /// <summary>What each epoch costs on the <see cref="Experiment.TrainingChip"/>, in their order; empty if there is none.</summary>
    public IReadOnlyList<TrainingEstimate> TrainingCost { get; init; } = [];

    /// <summary>Area, latency, energy and leakage of the chip.</summary>
    public required ChipEstimate Cost { get; init; }

    /// <summary>Where the numbers are from.</summary>
    public required ExperimentProvenance Provenance { get; init; }
}
