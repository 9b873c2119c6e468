using CimKit.Crossbars;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>Runs a network on batches of images and integer codes. One instance serves one thread.</summary>
internal sealed class ImageRunner
{
    private readonly NetworkPlan plan;
    private readonly LayerRunner[] layers;
    private byte[] codes = [];
    private byte[] next = [];

    /// <param name="plan">The network.</param>
    /// <param name="products">One per layer with weights; layers beyond them are not run.</param>
    public ImageRunner(NetworkPlan plan, IReadOnlyList<MatrixProduct> products)
    {
        this.plan = plan;
        layers = products.Select((product, index) => new LayerRunner(plan.Layers[index], product)).ToArray();
    }

    public IReadOnlyList<MatrixProduct> Products => layers.Select(layer => layer.Product).ToArray();

    /// <summary>Runs a batch.</summary>
    /// <param name="pixels">Image after image; one byte a pixel: channel, row, column.</param>
    /// <param name="first">Number of the first image in its set.</param>
    /// <param name="count">Number of images.</param>
    /// <param name="logits">Filled image after image, unless layers are left out.</param>
    /// <param name="cancellation">Stops between layers and batches of vectors.</param>
    public void Run(ReadOnlySpan<byte> pixels, long first, int count, Span<double> logits, CancellationToken cancellation)
    {
        Grow(count * plan.LargestMap);
        for (var i = 0; i < pixels.Length; i++)
            codes[i] = plan.PixelCodes[pixels[i]];
        var layer = 0;
        foreach (var step in plan.Steps)
        {
            if (step.Layer is Pooling pooling)
                Pool(pooling, step, count);
            else if (layer == layers.Length)
                return;
            else
                layers[layer++].Run(codes, first, count, next, logits, cancellation);
            (codes, next) = (next, codes);
        }
    }

    private void Pool(Pooling pooling, ShapedLayer step, int count)
    {
        for (var image = 0; image < count; image++)
            CodePooling.Apply(pooling, step, codes.AsSpan(image * step.Input.Count), next.AsSpan(image * step.Output.Count),
                plan.Network.HasUnsignedActivations);
    }

    private void Grow(int size)
    {
        if (codes.Length < size)
            (codes, next) = (new byte[size], new byte[size]);
    }
}
