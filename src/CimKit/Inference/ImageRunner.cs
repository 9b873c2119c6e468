using CimKit.Crossbars;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>Runs a network image by image on integer codes. One instance serves one thread.</summary>
internal sealed class ImageRunner
{
    private readonly NetworkPlan plan;
    private readonly byte[] padded;
    private readonly byte[] patch;
    private readonly double[] sums;
    private byte[] codes;
    private byte[] next;

    /// <param name="plan">The network.</param>
    /// <param name="products">One per layer with weights; layers beyond them are not run.</param>
    public ImageRunner(NetworkPlan plan, IReadOnlyList<MatrixProduct> products)
    {
        (this.plan, Products) = (plan, products);
        var largest = plan.Steps.Max(step => Math.Max(step.Input.Count, step.Output.Count));
        (codes, next) = (new byte[largest], new byte[largest]);
        padded = new byte[plan.Steps.Max(PaddedCount)];
        patch = new byte[plan.Layers.Max(layer => layer.Rows)];
        sums = new double[plan.Layers.Max(layer => layer.Outputs)];
    }

    public IReadOnlyList<MatrixProduct> Products { get; }

    /// <summary>Runs one image.</summary>
    /// <param name="pixels">One byte a pixel: channel, row, column.</param>
    /// <param name="logits">Filled, unless layers are left out.</param>
    public void Run(ReadOnlySpan<byte> pixels, Span<double> logits)
    {
        for (var i = 0; i < pixels.Length; i++)
            codes[i] = plan.PixelCodes[pixels[i]];
        var layer = 0;
        foreach (var step in plan.Steps)
        {
            if (step.Layer is Pooling pooling)
                CodePooling.Apply(pooling, step, codes, next, plan.Network.HasUnsignedActivations);
            else if (layer == Products.Count)
                return;
            else
                Multiply(plan.Layers[layer], Products[layer++], logits);
            (codes, next) = (next, codes);
        }
    }

    private void Multiply(LayerPlan layer, MatrixProduct product, Span<double> logits)
    {
        if (layer.Specified is not Convolution convolution)
        {
            product.Multiply(codes.AsSpan(0, layer.Rows), sums.AsSpan(0, layer.Outputs));
            Emit(layer, 0, logits);
            return;
        }
        var (input, output) = (layer.Shaped.Input, layer.Shaped.Output);
        Pad(input, convolution.Padding);
        for (var row = 0; row < output.Height; row++)
            for (var column = 0; column < output.Width; column++)
            {
                Gather(input, convolution, row * convolution.Stride, column * convolution.Stride);
                product.Multiply(patch.AsSpan(0, layer.Rows), sums.AsSpan(0, layer.Outputs));
                Emit(layer, row * output.Width + column, logits);
            }
    }

    /// <summary>Integer sums of one position become codes of the next layer, or logits.</summary>
    private void Emit(LayerPlan layer, int position, Span<double> logits)
    {
        for (var output = 0; output < layer.Outputs; output++)
        {
            var value = sums[output] * layer.Multiplier[output] + layer.Offset[output];
            var index = output * layer.Positions + position;
            if (layer.IsLast)
            {
                logits[index] = layer.Specified.HasRelu ? Math.Max(0, value) : value;
                continue;
            }
            var code = (int)Math.Clamp(
                Math.Round(value, MidpointRounding.ToEven), layer.Quantized.MinimumCode, layer.Quantized.MaximumCode);
            next[index] = unchecked((byte)(layer.Specified.HasRelu ? Math.Max(0, code) : code));
        }
    }

    private void Pad(TensorShape input, int padding)
    {
        var width = input.Width + 2 * padding;
        var height = input.Height + 2 * padding;
        if (padding > 0)
            padded.AsSpan(0, input.Channels * height * width).Clear();
        for (var channel = 0; channel < input.Channels; channel++)
            for (var row = 0; row < input.Height; row++)
                codes.AsSpan((channel * input.Height + row) * input.Width, input.Width)
                    .CopyTo(padded.AsSpan((channel * height + row + padding) * width + padding));
    }

    /// <summary>The codes under the kernel, ordered (channel, kernel row, kernel column).</summary>
    private void Gather(TensorShape input, Convolution convolution, int top, int left)
    {
        var (kernel, width) = (convolution.Kernel, input.Width + 2 * convolution.Padding);
        var height = input.Height + 2 * convolution.Padding;
        var target = 0;
        for (var channel = 0; channel < input.Channels; channel++)
            for (var row = 0; row < kernel; row++, target += kernel)
                padded.AsSpan((channel * height + top + row) * width + left, kernel).CopyTo(patch.AsSpan(target));
    }

    private static int PaddedCount(ShapedLayer step) => step.Layer is Convolution convolution
        ? step.Input.Channels * (step.Input.Height + 2 * convolution.Padding) * (step.Input.Width + 2 * convolution.Padding)
        : 0;
}
