using CimKit.Data;
using CimKit.Networks;

namespace CimKit.Inference.PostTraining;

/// <summary>Float networks in plain .NET: what a network does before it is quantised, without libtorch.</summary>
/// <example><code>var accuracy = FloatInference.Evaluate(KnownCheckpoints.Import(CheckpointFile.Read(path)), images).Accuracy;</code></example>
public static class FloatInference
{
    /// <summary>Runs every image in float.</summary>
    /// <param name="network">The network; batch normalisation is merged into the weights first.</param>
    /// <param name="images">Labelled images of the network's input shape.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <param name="progress">Part done, 0 to 1.</param>
    /// <param name="cancellation">Stops between images.</param>
    /// <exception cref="Foundation.InvalidDesignException">The network cannot be run.</exception>
    /// <exception cref="ArgumentException">The images have another shape.</exception>
    public static EvaluationResult Evaluate(
        TrainedNetwork network, ImageSet images, int threads = 0,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var plan = new FloatPlan(network);
        var logits = new double[images.Count * plan.Classes];
        FloatLoop.Run(plan, images, threads, null, logits, progress, cancellation);
        return EvaluationResult.Of(
            Provenance.Of(network.Spec.Name, network.Fingerprint(), images), plan.Classes, images, logits);
    }
}
