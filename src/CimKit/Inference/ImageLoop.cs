using System.Collections.Concurrent;
using CimKit.Data;
using CimKit.Foundation;

namespace CimKit.Inference;

/// <summary>All images of a set through one runner per thread. Images are independent: results do not depend on threads.</summary>
internal static class ImageLoop
{
    private const int Chunk = 8;

    /// <summary>Runs every image.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="images">The images; their shape must be the network's.</param>
    /// <param name="threads">Number of threads; 0 for all processors.</param>
    /// <param name="create">A runner; called at most once per thread, by several threads at once.</param>
    /// <param name="logits">Filled: count × classes.</param>
    /// <param name="progress">Part done, 0 to 1.</param>
    /// <param name="cancellation">Stops between images.</param>
    /// <returns>The runners, at most one per thread, with what their products counted.</returns>
    public static IReadOnlyList<ImageRunner> Run(
        NetworkPlan plan, ImageSet images, int threads, Func<ImageRunner> create, double[] logits,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        Require.InRange(threads, 0, 1024, name: nameof(threads));
        if (images.Shape != plan.Network.Spec.Input)
            throw new ArgumentException(
                $"Images must be {plan.Network.Spec.Input}, the input of '{plan.Network.Spec.Name}'; got {images.Shape}.", nameof(images));
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads,
        };
        // Parallel.For makes its local state per time slice; idle runners are handed on instead: never more than threads.
        var idle = new ConcurrentBag<ImageRunner>();
        var meter = new ProgressMeter(images.Count, progress);
        Parallel.For(0, (images.Count + Chunk - 1) / Chunk, options, chunk =>
        {
            var runner = idle.TryTake(out var found) ? found : create();
            var end = Math.Min(images.Count, (chunk + 1) * Chunk);
            for (var image = chunk * Chunk; image < end && !cancellation.IsCancellationRequested; image++)
                runner.Run(images.Image(image), logits.AsSpan(image * plan.Classes, plan.Classes));
            meter.Add(end - chunk * Chunk);
            idle.Add(runner);
        });
        cancellation.ThrowIfCancellationRequested();
        return idle.ToArray();
    }
}
