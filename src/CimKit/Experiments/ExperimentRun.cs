using CimKit.Data;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Inference.PostTraining;
using CimKit.Inference.Sweeps;
using CimKit.Networks;
using CimKit.Neural.Training;

namespace CimKit.Experiments;

/// <summary>One run of an experiment, stage by stage.</summary>
internal sealed class ExperimentRun(Experiment experiment, ExperimentFiles files, IProgress<ExperimentProgress>? progress)
{
    public ExperimentResult Execute(CancellationToken cancellation)
    {
        Report(ExperimentStage.Data, 0);
        var data = Load();
        cancellation.ThrowIfCancellationRequested();
        var prices = experiment.TrainingChip is null ? null : new TrainingPrices(experiment, files.Training, data.Training.Count);
        var training = Trainer.Train(
            experiment.Network, data.Training, data.Test, experiment.Seeded, Traced(prices, cancellation),
            new Follower<TrainingProgress>(report => progress?.Report(new(ExperimentStage.Training, report.Fraction, report))), cancellation);
        if (training.IsCancelled)
            throw new ExperimentStoppedException(training, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var trainingCost = prices?.All(training, Pricing(), cancellation) ?? [];
        var calibration = data.Training.Take(experiment.Evaluation.Calibration);
        var quantized = Quantize(training, calibration, cancellation);
        var accuracy = AccuracySweep.Run(
            quantized, experiment.Evaluation.Arrays(experiment.Chip, experiment.Seed), calibration,
            data.Test.Take(experiment.Evaluation.Images), experiment.Evaluation.ToOptions(), files.Threads, files.Journal,
            Stage(ExperimentStage.Evaluation), cancellation);
        return new ExperimentResult
        {
            Experiment = experiment,
            Training = training,
            Quantized = quantized,
            Accuracy = accuracy,
            TrainingCost = trainingCost,
            Cost = Estimate(cancellation),
            Provenance = new()
            {
                Package = accuracy.Provenance.Package,
                ExperimentHash = ContentHash.Of(experiment),
                TrainingImages = data.Training.Name,
                TrainingImagesHash = data.Training.Fingerprint(),
                TestImages = data.Test.Name,
                TestImagesHash = data.Test.Fingerprint(),
                NetworkHash = quantized.Fingerprint(),
            },
        };
    }

    private TrainingFiles Traced(TrainingPrices? prices, CancellationToken cancellation) => prices is null
        ? files.Training
        : files.Training with { Traced = (epoch, trace) => prices.Add(epoch, trace, Pricing(), cancellation) };

    private Follower<double> Pricing() => Stage(ExperimentStage.TrainingCost);

    private ImageSplit Load()
    {
        try
        {
            return experiment.Data.Load();
        }
        catch (Exception unusable) when (unusable is ArgumentException or InvalidDataException)
        {
            throw new InvalidDesignException($"Experiment '{experiment.Name}'", [$"Data: {unusable.Message}"]);
        }
    }

    private QuantizedNetwork Quantize(TrainingResult training, ImageSet calibration, CancellationToken cancellation)
    {
        var isBest = experiment.Evaluation.UsesBest;
        if ((isBest ? training.BestQuantized : training.Quantized) is { } integers)
            return integers;
        var words = new PostTrainingOptions { WeightBits = experiment.Chip.Array.WeightBits, ActivationBits = experiment.Chip.Array.InputBits };
        return PostTrainingQuantization.Quantize(
            isBest ? training.Best : training.Network, calibration, words, files.Threads, Stage(ExperimentStage.Quantization), cancellation);
    }

    private ChipEstimate Estimate(CancellationToken cancellation)
    {
        var chip = experiment.Chip;
        var table = LayerTable.FromNetwork(experiment.Network, chip.Fidelity);
        return ChipEstimator.Estimate(
            chip, table, StatisticalActivity.Typical(table, chip.Array.WeightBits, chip.Array.InputBits), Stage(ExperimentStage.Estimation), cancellation);
    }

    private Follower<double> Stage(ExperimentStage stage) => new(part => Report(stage, part));

    private void Report(ExperimentStage stage, double part) => progress?.Report(new(stage, part));

    private sealed class Follower<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
