using CimKit.Crossbars;
using CimKit.Data;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>Runs an image set with data-dependent converters, layer by layer.</summary>
/// <remarks>
/// A layer's ranges follow from the converted outputs of those before it over all images. The maps of all images are kept while a
/// later layer reads them, so every layer runs twice: once to find its ranges, once with them.
/// </remarks>
internal sealed class DynamicRangeSearch
{
    private readonly NetworkPlan plan;
    private readonly IReadOnlyList<CrossbarLayer> layers;
    private readonly ImageSet images;
    private readonly int threads;
    private readonly int chunk;
    private readonly byte[][][] maps;

    /// <param name="plan">The network.</param>
    /// <param name="layers">Its matrices on arrays.</param>
    /// <param name="images">The images.</param>
    /// <param name="threads">Number of threads; 0 for all processors.</param>
    public DynamicRangeSearch(NetworkPlan plan, IReadOnlyList<CrossbarLayer> layers, ImageSet images, int threads)
    {
        (this.plan, this.layers, this.images, this.threads) = (plan, layers, images, threads);
        chunk = ImageLoop.ChunkOf(plan, images.Count, threads == 0 ? Environment.ProcessorCount : threads);
        maps = new byte[(images.Count + chunk - 1) / chunk][][];
    }

    /// <summary>Runs all images.</summary>
    /// <param name="logits">Filled: count × classes.</param>
    /// <param name="progress">Part done, 0 to 1.</param>
    /// <param name="cancellation">Stops between batches of vectors.</param>
    /// <returns>Conversions that were clipped.</returns>
    public long Run(double[] logits, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (saturated, matrix, meter) = (0L, 0, new ProgressMeter(plan.Steps.Count, progress));
        Loop<object?>(() => null, (_, first, count) => maps[first / chunk] = Encode(first, count), cancellation);
        for (var number = 0; number < plan.Steps.Count; number++)
        {
            var step = number;
            if (plan.Steps[step].Layer is WeightedLayerSpec)
                for (var last = matrix + plan.GroupsOf(step); matrix < last; matrix++)
                    saturated += RunMatrix(step, matrix, logits, cancellation);
            else
                Loop(() => new StepRunner(plan, step), (runner, first, count) => runner.Run(maps[first / chunk], count), cancellation);
            meter.Add(1);
        }
        return saturated;
    }

    private byte[][] Encode(int first, int count)
    {
        var buffers = plan.Slots.Sizes.Select(size => new byte[count * size]).ToArray();
        var pixels = images.Pixels.Span.Slice(first * images.Shape.Count, count * images.Shape.Count);
        ImageRunner.Encode(plan, pixels, buffers[plan.Slots.Of(-1)]);
        return buffers;
    }

    /// <summary>The first run writes nothing but what the second one writes again.</summary>
    private long RunMatrix(int step, int matrix, double[] logits, CancellationToken cancellation)
    {
        var ranges = new DynamicRanges(layers[matrix].Tiling, layers[matrix].Offset);
        foreach (var runner in RunProduct(step, matrix, layers[matrix].CreateRangeFinder, logits, cancellation))
            ranges.Add(((DynamicRangeProduct)runner.Product).Ranges);
        var planes = layers[matrix].Tiling.Input.Planes;
        var tables = Enumerable.Range(0, layers[matrix].Tiling.Arrays * planes)
            .Select(call => ranges.Tables(call / planes, call % planes, layers[matrix].Design.Adc)).ToArray();
        return RunProduct(step, matrix, () => layers[matrix].CreateProduct((array, plane) => tables[array * planes + plane]), logits, cancellation)
            .Sum(runner => runner.Product.Saturated);
    }

    private IReadOnlyList<LayerRunner> RunProduct(
        int step, int matrix, Func<MatrixProduct> create, double[] logits, CancellationToken cancellation)
    {
        var (source, target) = (plan.Slots.Of(plan.Steps[step].Sources[0]), plan.Slots.Of(step));
        return Loop(() => new LayerRunner(plan.Layers[matrix], create()), (runner, first, count) => runner.Run(
            maps[first / chunk][source], first, count, maps[first / chunk][target],
            logits.AsSpan(first * plan.Classes, count * plan.Classes), cancellation), cancellation);
    }

    private IReadOnlyList<TRunner> Loop<TRunner>(Func<TRunner> create, Action<TRunner, int, int> run, CancellationToken cancellation) =>
        ImageLoop.Run(plan.Network.Spec, images, threads, _ => chunk, create, run, null, cancellation);
}
