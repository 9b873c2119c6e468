using CimKit.Data;

namespace CimKit.Inference.PostTraining;

/// <summary>All images of a set through one float runner per thread. Images are independent: results do not depend on threads.</summary>
internal static class FloatLoop
{
    private const int Chunk = 4;

    /// <summary>Runs every image.</summary>
    /// <returns>The runners, at most one per thread, with what their observers saw.</returns>
    public static IReadOnlyList<FloatRunner> Run(
        FloatPlan plan, ImageSet images, int threads, Func<IMapObserver>? observe, double[] logits,
        IProgress<double>? progress, CancellationToken cancellation) =>
        ImageLoop.Run(plan.Network.Spec, images, threads, _ => Chunk, () => new FloatRunner(plan, observe?.Invoke()), (runner, first, count) =>
        {
            for (var image = first; image < first + count && !cancellation.IsCancellationRequested; image++)
                runner.Run(images.Image(image), logits.AsSpan(image * plan.Classes, plan.Classes));
        }, progress, cancellation);
}
