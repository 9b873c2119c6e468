using CimKit.Neural.Training;

namespace CimKit.Experiments;

/// <summary>What an experiment keeps while it runs, so that it can go on after it was stopped.</summary>
public sealed record ExperimentFiles
{
    /// <summary>State of the training, and when it is written.</summary>
    public TrainingFiles Training { get; init; } = new();

    /// <summary>File of finished chips of the evaluation; null for none.</summary>
    public string? Journal { get; init; }

    /// <summary>Threads of the evaluation; 0 for all processors. Results do not depend on it.</summary>
    public int Threads { get; init => field = Foundation.Require.InRange(value, 0, 1024); }
}
