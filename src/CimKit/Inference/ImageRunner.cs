using CimKit.Crossbars;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>Runs a network on batches of images and integer codes. One instance serves one thread.</summary>
internal sealed class ImageRunner
{
    private readonly NetworkPlan plan;
    private readonly LayerRunner[] matrices;
    private readonly StepRunner?[] others;
    private byte[][] maps = [];
    private int capacity;

    /// <param name="plan">The network.</param>
    /// <param name="products">One per weight matrix; layers beyond them are not run.</param>
    public ImageRunner(NetworkPlan plan, IReadOnlyList<MatrixProduct> products)
    {
        this.plan = plan;
        matrices = products.Select((product, index) => new LayerRunner(plan.Layers[index], product)).ToArray();
        others = plan.Steps.Select((step, number) => step.Layer is WeightedLayerSpec ? null : new StepRunner(plan, number)).ToArray();
    }

    public IReadOnlyList<MatrixProduct> Products => matrices.Select(matrix => matrix.Product).ToArray();

    /// <summary>Runs a batch.</summary>
    /// <param name="pixels">Image after image; one byte a pixel: channel, row, column.</param>
    /// <param name="first">Number of the first image in its set.</param>
    /// <param name="count">Number of images.</param>
    /// <param name="logits">Filled image after image, unless layers are left out.</param>
    /// <param name="cancellation">Stops between layers and batches of vectors.</param>
    public void Run(ReadOnlySpan<byte> pixels, long first, int count, Span<double> logits, CancellationToken cancellation)
    {
        Grow(count);
        Encode(plan, pixels, maps[plan.Slots.Of(-1)]);
        var matrix = 0;
        for (var number = 0; number < plan.Steps.Count; number++)
        {
            if (others[number] is { } other)
                other.Run(maps, count);
            else
                for (var last = matrix + plan.GroupsOf(number); matrix < last; matrix++)
                {
                    if (matrix == matrices.Length)
                        return;
                    matrices[matrix].Run(maps[plan.Slots.Of(plan.Steps[number].Sources[0])], first, count,
                        maps[plan.Slots.Of(number)], logits, cancellation);
                }
        }
    }

    /// <summary>Codes of pixels, image after image.</summary>
    public static void Encode(NetworkPlan plan, ReadOnlySpan<byte> pixels, Span<byte> codes)
    {
        var (channels, area) = (plan.PixelCodes.Length, plan.Network.Spec.Input.Height * plan.Network.Spec.Input.Width);
        for (var start = 0; start < pixels.Length; start += area)
        {
            var table = plan.PixelCodes[start / area % channels];
            for (var index = start; index < start + area; index++)
                codes[index] = table[pixels[index]];
        }
    }

    private void Grow(int count)
    {
        if (count <= capacity)
            return;
        capacity = count;
        maps = plan.Slots.Sizes.Select(size => new byte[count * size]).ToArray();
    }
}
