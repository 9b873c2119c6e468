using CimKit.Neural.Training;

namespace CimKit.Experiments;

/// <summary>An experiment was cancelled while its network learned; what whole epochs have learned is kept.</summary>
/// <param name="training">History, last and best network.</param>
/// <param name="cancellation">What stopped it.</param>
public sealed class ExperimentStoppedException(TrainingResult training, CancellationToken cancellation)
    : OperationCanceledException($"Stopped after {training.History.Count} of {training.Options.Epochs} epochs.", cancellation)
{
    /// <summary>History, last and best network.</summary>
    public TrainingResult Training { get; } = training;
}
