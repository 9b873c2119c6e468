using CimKit.Designs;
using CimKit.Estimation.Training;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Neural.Training;
using CimKit.Traces;

namespace CimKit.Experiments;

/// <summary>What every epoch of a training costs on the experiment's training chip, priced as soon as the epoch is done.</summary>
/// <param name="experiment">An experiment with a training chip.</param>
/// <param name="files">Files of the training; traces in its folder price the epochs that were done before.</param>
/// <param name="images">Training images of an epoch.</param>
internal sealed class TrainingPrices(Experiment experiment, TrainingFiles files, int images)
{
    private readonly Dictionary<int, TrainingEstimate> _known = [];

    /// <summary>The chip with the images and updates of an epoch.</summary>
    private TrainingDesign Chip { get; } = experiment.TrainingChip! with
    {
        IsTraining = true,
        BatchSize = experiment.Training.BatchSize,
        Iterations = (images + experiment.Training.BatchSize - 1) / experiment.Training.BatchSize,
        EpochImages = images,
    };

    /// <summary>Why the training cannot be priced on the chip; sentences that begin with a property of the chip, or with "must".</summary>
    public static IEnumerable<string> Problems(Experiment experiment)
    {
        if (experiment.TrainingChip is not { } chip)
            yield break;
        var (training, array) = (experiment.Training, chip.Array);
        var impossible = Trainer.TraceProblems(experiment.Network, training).ToList();
        if (training.Devices is PulsedTraining)
            impossible.Add("must go without pulsed Devices, whose products move arrays in place: the chip computes gradients in units of their own and writes once a batch.");
        foreach (var problem in impossible)
            yield return problem;
        if (training.IsQuantized && (array.WeightBits, array.InputBits) != (training.WeightBits, training.ActivationBits))
            yield return $"Array.WeightBits and Array.InputBits must be those of the training, {training.WeightBits} and {training.ActivationBits} bit; got {array.WeightBits} and {array.InputBits}.";
        if (training.Devices is PhysicalTraining && array.Cell.Bits != training.WeightBits)
            yield return $"Array.Cell.Bits must be WeightBits of the training, {training.WeightBits} bit, since a device holds a weight; got {array.Cell.Bits}.";
        if (impossible.Count > 0)
            yield break;
        foreach (var problem in MappingProblems(chip, experiment.Network))
            yield return problem;
    }

    /// <summary>What the files lack.</summary>
    public static IEnumerable<string> Problems(Experiment experiment, TrainingFiles files)
    {
        if (experiment.TrainingChip is not null && files is { State: not null, Traces: null })
            yield return "Files: Training.Traces must go with State and a TrainingChip, since a training that goes on prices its earlier epochs from there.";
    }

    /// <summary>Prices an epoch.</summary>
    public void Add(EpochResult epoch, RunTrace trace, IProgress<double>? progress, CancellationToken cancellation) =>
        _known[epoch.Epoch] = experiment.Training.Devices is PhysicalTraining
            ? TrainingEstimator.EstimateEpoch(Chip, trace, [.. epoch.Layers.Select(Sent)], progress, cancellation)
            : TrainingEstimator.Estimate(Chip, trace, null, progress, cancellation);

    /// <summary>The price of every epoch.</summary>
    /// <exception cref="InvalidDesignException">A trace of an earlier epoch is missing, damaged or holds other images.</exception>
    public IReadOnlyList<TrainingEstimate> All(TrainingResult training, IProgress<double>? progress, CancellationToken cancellation)
    {
        foreach (var epoch in training.History.Where(epoch => !_known.ContainsKey(epoch.Epoch)))
            Add(epoch, Read(files.TracePath(epoch.Epoch)!, cancellation), progress, cancellation);
        return [.. training.History.Select(epoch => _known[epoch.Epoch])];
    }

    private RunTrace Read(string path, CancellationToken cancellation)
    {
        var (name, subject) = (Path.GetFileName(path), $"Training chip of '{experiment.Name}'");
        try
        {
            var run = TraceFile.Read(path, cancellation: cancellation);
            return run.Images == files.TraceImages ? run : throw new InvalidDesignException(
                subject, [$"{name}: must hold the inputs of {files.TraceImages} images; got {run.Images}: go on with the number that the run began with."]);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDesignException(subject, [$"{name}: is missing, and the epoch cannot be priced without it; begin anew without the state."]);
        }
    }

    private static IEnumerable<string> MappingProblems(TrainingDesign chip, NetworkSpec network)
    {
        try
        {
            TrainingEstimator.ThrowIfImpossible(chip, LayerTable.FromNetwork(network));
            return [];
        }
        catch (InvalidDesignException wrong)
        {
            return wrong.Problems;
        }
    }

    private static LayerPulses Sent(LayerUpdate layer) => new()
    {
        Cells = layer.Pulses.Cells, Potentiation = layer.Pulses.Potentiation, Depression = layer.Pulses.Depression,
    };
}
