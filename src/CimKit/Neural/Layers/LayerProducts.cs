using CimKit.Networks;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>The products of errors and inputs whose sum is a layer's weight gradient, a few images at a time.</summary>
/// <remarks>A fully connected layer has one product per image, a convolution one per image and position.</remarks>
/// <param name="layer">The layer.</param>
/// <param name="fanIn">Inputs of one output.</param>
internal sealed class LayerProducts(WeightedLayerSpec layer, int fanIn)
{
    /// <summary>Numbers that are laid out together: 16 MB.</summary>
    private const long Room = 1 << 22;

    private int Groups => layer is Convolution convolution ? convolution.Groups : 1;

    /// <summary>Products of one image.</summary>
    public static long PerImage(Tensor gradient) => gradient.dim() == 4 ? gradient.shape[2] * gradient.shape[3] : 1;

    /// <summary>Calls back with x, shape [products, fan-in], and d, shape [products, outputs of a group], of a group.</summary>
    /// <param name="input">Shape [images, …].</param>
    /// <param name="gradient">Gradient by the sums, shape [images, outputs, …].</param>
    /// <param name="take">Called with group, number of the first product, x and d.</param>
    public void Each(Tensor input, Tensor gradient, Action<int, long, Tensor, Tensor> take)
    {
        var (images, positions) = (input.shape[0], PerImage(gradient));
        var together = Math.Max(1, Room / (positions * fanIn));
        for (var first = 0L; first < images; first += together)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(together, images - first);
            var inputs = Rows(input.narrow(0, first, count));
            var errors = gradient.narrow(0, first, count).flatten(gradient.dim() == 4 ? 2 : 1);
            for (var group = 0; group < Groups; group++)
                take(group, first * positions, Part(inputs, group, fanIn), Part(errors, group, layer.Outputs / Groups));
        }
    }

    private Tensor Rows(Tensor images) => layer is Convolution convolution
        ? nn.functional.unfold(images, convolution.Kernel, 1, convolution.Padding, convolution.Stride)
        : images.flatten(1);

    /// <summary>Channels of a group as the last dimension.</summary>
    private static Tensor Part(Tensor values, int group, long size)
    {
        var part = values.narrow(1, group * size, size);
        return (part.dim() == 3 ? part.transpose(1, 2) : part).contiguous();
    }
}
