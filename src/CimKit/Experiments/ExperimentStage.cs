namespace CimKit.Experiments;

/// <summary>Parts of an experiment, in their order.</summary>
public enum ExperimentStage
{
    /// <summary>Images are read.</summary>
    Data,

    /// <summary>The network learns.</summary>
    Training,

    /// <summary>An epoch that has been learned is priced; then the next one is learned.</summary>
    TrainingCost,

    /// <summary>Its activations get ranges, after training in float.</summary>
    Quantization,

    /// <summary>It is tried on arrays.</summary>
    Evaluation,

    /// <summary>The chip is estimated.</summary>
    Estimation,
}
