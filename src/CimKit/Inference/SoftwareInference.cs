using CimKit.Data;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>The exact integer truth of a quantised network: no arrays, no converters.</summary>
public static class SoftwareInference
{
    /// <summary>Runs every image with exact integer sums.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">Labelled images of the network's input shape.</param>
    /// <param name="threads">Number of threads; 0 for all processors. Results do not depend on it.</param>
    /// <param name="progress">Part done, 0 to 1.</param>
    /// <param name="cancellation">Stops between images.</param>
    /// <exception cref="Foundation.InvalidDesignException">The network cannot be run.</exception>
    /// <exception cref="ArgumentException">The images have another shape.</exception>
    public static EvaluationResult Evaluate(
        QuantizedNetwork network, ImageSet images, int threads = 0,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var plan = new NetworkPlan(network);
        var weights = plan.Layers.Select(layer => new ExactWeights(layer)).ToArray();
        var logits = new double[images.Count * plan.Classes];
        ImageLoop.Run(
            plan, images, threads, () => new ImageRunner(plan, weights.Select(layer => new ExactProduct(layer)).ToArray()),
            logits, progress, cancellation);
        return EvaluationResult.Of(plan, images, logits);
    }
}
