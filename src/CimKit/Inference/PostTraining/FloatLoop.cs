using System.Collections.Concurrent;
using CimKit.Data;
using CimKit.Foundation;

namespace CimKit.Inference.PostTraining;

/// <summary>All images of a set through one float runner per thread. Images are independent: results do not depend on threads.</summary>
internal static class FloatLoop
{
    private const int Chunk = 4;

    /// <summary>Runs every image.</summary>
    /// <returns>The runners, at most one per thread, with what their observers saw.</returns>
    public static IReadOnlyList<FloatRunner> Run(
        FloatPlan plan, ImageSet images, int threads, Func<IMapObserver>? observe, double[] logits,
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
        var idle = new ConcurrentBag<FloatRunner>();
        var meter = new ProgressMeter(images.Count, progress);
        Parallel.For(0, (images.Count + Chunk - 1) / Chunk, options, chunk =>
        {
            var runner = idle.TryTake(out var found) ? found : new FloatRunner(plan, observe?.Invoke());
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
