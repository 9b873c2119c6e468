using System.Collections.Concurrent;
using CimKit.Data;
using CimKit.Foundation;

namespace CimKit.Inference;

/// <summary>All images of a set through one runner per thread. Images are independent: results do not depend on threads.</summary>
internal static class ImageLoop
{
    private const int MostImages = 64;
    private const int MostCodes = 1 << 20;

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
        var chunk = ChunkOf(plan, images.Count, options.MaxDegreeOfParallelism);
        Parallel.For(0, (images.Count + chunk - 1) / chunk, options, number =>
        {
            var runner = idle.TryTake(out var found) ? found : create();
            var (first, count) = (number * chunk, Math.Min(chunk, images.Count - number * chunk));
            runner.Run(images.Pixels.Span.Slice(first * images.Shape.Count, count * images.Shape.Count), first, count,
                logits.AsSpan(first * plan.Classes, count * plan.Classes), cancellation);
            meter.Add(count);
            idle.Add(runner);
        });
        cancellation.ThrowIfCancellationRequested();
        return idle.ToArray();
    }

    /// <summary>Images that run together: enough to share the work per array, few enough for the caches and for every thread.</summary>
    private static int ChunkOf(NetworkPlan plan, int images, int threads) => Math.Max(1, Math.Min(
        Math.Clamp(MostCodes / plan.LargestMap, 8, MostImages), images / (4 * threads)));
}
