using CimKit.Data;
using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Experiments.DesignSpaces;

/// <summary>Accuracy and cost of every design of a space.</summary>
/// <remarks>
/// Every chip is estimated once and all arrays are evaluated once, however many designs share them; how is said by
/// <see cref="Estimation.Chips.ChipEstimator"/> and <see cref="Inference.Sweeps.AccuracySweep"/>, whose numbers these are.
/// </remarks>
/// <example><code>
/// var result = experiment.Run();
/// var space = new DesignSpace(DesignAxis.CellBits(1, 2), DesignAxis.AdcBits(4, 5, 6)) { Chip = experiment.Chip };
/// result.Explore(space).Pareto(DesignQuantity.Accuracy, DesignQuantity.Energy)
/// </code></example>
public static class DesignExploration
{
    /// <summary>Explores a space.</summary>
    /// <param name="space">The designs.</param>
    /// <param name="network">The network.</param>
    /// <param name="calibration">Images that converter ranges are chosen from; not those that are evaluated.</param>
    /// <param name="images">Labelled images.</param>
    /// <param name="options">Chips, seed, threads, journal.</param>
    /// <param name="progress">Part that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops between two images; finished chips stay in the journal.</param>
    /// <exception cref="InvalidDesignException">No design can be built; or the journal is damaged or of another exploration.</exception>
    /// <exception cref="IOException">The journal cannot be read or written.</exception>
    public static DesignPoints Run(
        DesignSpace space, QuantizedNetwork network, ImageSet calibration, ImageSet images, DesignSpaceOptions? options = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        new DesignSpaceRun(space, network, options ?? new()).Execute(calibration, images, progress, cancellation);

    /// <summary>Explores a space with the network, images, chips and seed of an experiment.</summary>
    /// <param name="result">The experiment.</param>
    /// <param name="space">The designs.</param>
    /// <param name="options">What differs from the experiment's own; null for nothing.</param>
    /// <param name="progress">Part that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops between two images; finished chips stay in the journal.</param>
    /// <exception cref="InvalidDesignException">As above.</exception>
    /// <exception cref="IOException">Images are missing, or as above.</exception>
    public static DesignPoints Explore(
        this ExperimentResult result, DesignSpace space, DesignSpaceOptions? options = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var (experiment, data) = (result.Experiment, result.Experiment.Data.Load());
        return Run(
            space, result.Quantized, data.Training.Take(experiment.Evaluation.Calibration), data.Test.Take(experiment.Evaluation.Images),
            options ?? new() { Chips = experiment.Evaluation.Chips, Seed = experiment.Seed }, progress, cancellation);
    }
}
