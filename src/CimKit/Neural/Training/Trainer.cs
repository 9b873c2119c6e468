using CimKit.Data;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Neural.Layers;
using CimKit.Neural.Runtime;

namespace CimKit.Neural.Training;

/// <summary>Trains a network described as data, in float or with integers.</summary>
/// <remarks>
/// Same seed, same numbers, on the same machine with the same number of threads (libtorch adds floats in an order that
/// depends on them). No global random state is used.
/// </remarks>
public static class Trainer
{
    /// <summary>Trains and tests after every epoch.</summary>
    /// <param name="network">The network; its input shape is that of the images, its last layer has an output per class.</param>
    /// <param name="training">Images to learn from.</param>
    /// <param name="test">Images to test with.</param>
    /// <param name="options">How to train; <see cref="TrainingOptions.Quick"/> if null.</param>
    /// <param name="progress">Told after every batch, on the calling thread.</param>
    /// <param name="cancellation">Stops between two steps. What whole epochs have learned is returned, marked as cancelled.</param>
    /// <returns>History and weights after the last finished epoch.</returns>
    /// <exception cref="InvalidDesignException">Network, images and options do not fit together.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was done.</exception>
    public static TrainingResult Train(
        NetworkSpec network,
        ImageSet training,
        ImageSet test,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default) =>
        Train(network, training, test, options ?? TrainingOptions.Quick, new TrainingFiles(), progress, cancellation);

    /// <summary>Trains, tests after every epoch, and keeps files from which a stopped training goes on.</summary>
    /// <param name="network">As above.</param>
    /// <param name="training">Images to learn from.</param>
    /// <param name="test">Images to test with.</param>
    /// <param name="options">How to train.</param>
    /// <param name="files">What is written; a state that is there is gone on from.</param>
    /// <param name="progress">Told after every batch, on the calling thread.</param>
    /// <param name="cancellation">Stops between two steps, after the state is written.</param>
    /// <exception cref="InvalidDesignException">
    /// Network, images, options and files do not fit together, or the state is damaged or of another training; nothing has been trained then.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was done.</exception>
    public static TrainingResult Train(
        NetworkSpec network,
        ImageSet training,
        ImageSet test,
        TrainingOptions options,
        TrainingFiles files,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        InvalidDesignException.ThrowIfAny(
            $"Training of '{network.Name}'", Problems(network, training, test, options).Concat(FileProblems(network, test, options, files)));
        cancellation.ThrowIfCancellationRequested();
        TorchNative.EnsureLoaded();
        using var run = new TrainingRun(network, training, test, options, progress);
        return run.Execute(files, cancellation);
    }

    /// <summary>The same on a thread of its own.</summary>
    /// <inheritdoc cref="Train(NetworkSpec, ImageSet, ImageSet, TrainingOptions?, IProgress{TrainingProgress}?, CancellationToken)"/>
    public static Task<TrainingResult> TrainAsync(
        NetworkSpec network,
        ImageSet training,
        ImageSet test,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default) =>
        Task.Run(() => Train(network, training, test, options, progress, cancellation), cancellation);

    private static IEnumerable<string> FileProblems(NetworkSpec network, ImageSet test, TrainingOptions options, TrainingFiles files)
    {
        if (files.HasTraces)
        {
            foreach (var problem in TraceProblems(network, options))
                yield return "Files: Traces " + problem;
            if (files.TraceImages > test.Count)
                yield return $"Files: TraceImages must be at most the number of test images, {test.Count}; got {files.TraceImages}.";
        }
        foreach (var problem in files.Problems())
            yield return "Files: " + problem;
    }

    /// <summary>Why arrays cannot hold what is trained; sentences without a subject.</summary>
    internal static IEnumerable<string> TraceProblems(NetworkSpec network, TrainingOptions options)
    {
        if (!options.IsQuantized)
            yield return $"must go with WeightBits up to 8, since cells hold integers; got {options.WeightBits}.";
        if (options.Ranges is not null)
            yield return "must go without Ranges, since cells of the estimator hold weights of −1 to 1; got Ranges.";
        if (network.Layers.Any(layer => layer is Convolution { Groups: > 1 }))
            yield return "must go with a network without grouped convolutions.";
    }

    private static IEnumerable<string> Problems(NetworkSpec network, ImageSet training, ImageSet test, TrainingOptions options)
    {
        foreach (var problem in network.Problems().Concat(options.Problems()).Concat(NetworkBuilder.FloatProblems(network, options.ToPrecision())))
            yield return problem;
        foreach (var (role, images) in new[] { ("Training", training), ("Test", test) })
        {
            if (images.Count == 0)
                yield return $"{role} images must be 1 or more; got none.";
            if (images.Shape != network.Input)
                yield return $"{role} images must be {network.Input}, the network's input; got {images.Shape}.";
        }
        var outputs = network.WeightedLayers.LastOrDefault()?.Outputs ?? 0;
        if (training.Classes.Count > outputs || test.Classes.Count > outputs)
            yield return $"The last layer must have an output for each of {Math.Max(training.Classes.Count, test.Classes.Count)} classes; got {outputs}.";
        if (network.Problems().Count == 0 && network.Shapes()[^1] is var last && (last.Layer is not WeightedLayerSpec || last.Output.Height * last.Output.Width > 1))
            yield return $"The last layer must be fully connected or give 1×1 positions; got '{last.Layer.Name}' with {last.Output}.";
    }
}
