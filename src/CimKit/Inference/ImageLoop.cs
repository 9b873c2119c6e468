using System.Collections.Concurrent;
using CimKit.Data;
using CimKit.Foundation;
using CimKit.Networks;

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
        IProgress<double>? progress, CancellationToken cancellation) =>
        Run(plan.Network.Spec, images, threads, workers => ChunkOf(plan, images.Count, workers), create, (runner, first, count) =>
            runner.Run(images.Pixels.Span.Slice(first * images.Shape.Count, count * images.Shape.Count), first, count,
                logits.AsSpan(first * plan.Classes, count * plan.Classes), cancellation), progress, cancellation);

    /// <summary>The same for any kind of runner.</summary>
    /// <param name="network">Its input must be the shape of the images.</param>
    /// <param name="images">The images.</param>
    /// <param name="threads">Number of threads; 0 for all processors.</param>
    /// <param name="chunk">Images that run together, by the number of threads.</param>
    /// <param name="create">A runner; called at most once per thread, by several threads at once.</param>
    /// <param name="run">Runs images: the runner, the number of the first one, and how many.</param>
    /// <param name="progress">Part done, 0 to 1.</param>
    /// <param name="cancellation">Stops between chunks.</param>
    /// <returns>The runners, at most one per thread.</returns>
    public static IReadOnlyList<TRunner> Run<TRunner>(
        NetworkSpec network, ImageSet images, int threads, Func<int, int> chunk, Func<TRunner> create, Action<TRunner, int, int> run,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        Require.InRange(threads, 0, 1024, name: nameof(threads));
        if (images.Shape != network.Input)
            throw new ArgumentException(
                $"Images must be {network.Input}, the input of '{network.Name}'; got {images.Shape}.", nameof(images));
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads,
        };
        // Parallel.For makes its local state per time slice; idle runners are handed on instead: never more than threads.
        var idle = new ConcurrentBag<TRunner>();
        var meter = new ProgressMeter(images.Count, progress);
        var size = chunk(options.MaxDegreeOfParallelism);
        Parallel.For(0, (images.Count + size - 1) / size, options, number =>
        {
            var runner = idle.TryTake(out var found) ? found : create();
            var (first, count) = (number * size, Math.Min(size, images.Count - number * size));
            run(runner, first, count);
            meter.Add(count);
            idle.Add(runner);
        });
        cancellation.ThrowIfCancellationRequested();
        return idle.ToArray();
    }

    /// <summary>Images that run together: enough to share the work per array, few enough for the caches and for every thread.</summary>
    public static int ChunkOf(NetworkPlan plan, int images, int threads) => Math.Max(1, Math.Min(
        Math.Clamp(MostCodes / plan.LargestMap, 8, MostImages), images / (4 * threads)));
}
