using CimKit.Networks;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>A convolution that is right for every number of channels.</summary>
/// <remarks>
/// oneDNN in libtorch 2.10 computes float32 convolutions over, say, 12 channels wrongly for batches of two and more: the last block of
/// eight channels is only partly filled. Channels of zeros fill it here; they change no sum and get no gradient that counts. Where a
/// number of channels is below 8 or a multiple of it, or a convolution has groups, nothing is added.
/// </remarks>
internal static class BlockedConvolution
{
    private const int Block = 8;

    /// <summary>Outputs of a batch.</summary>
    /// <param name="layer">Stride, padding and groups.</param>
    /// <param name="input">Shape [batch, channels, height, width]; not changed.</param>
    /// <param name="weight">Shape [outputs, channels / groups, kernel, kernel]; not changed.</param>
    /// <param name="bias">Shape [outputs]; null for none.</param>
    /// <returns>Shape [batch, outputs, height, width]; the caller owns it.</returns>
    public static Tensor Apply(Convolution layer, Tensor input, Tensor weight, Tensor? bias)
    {
        var (channels, outputs) = (Missing(input.shape[1]), Missing(weight.shape[0]));
        if (layer.Groups > 1 || input.dtype != ScalarType.Float32 || input.device.type != TorchSharp.DeviceType.CPU || channels + outputs == 0)
            return Plain(layer, input, weight, bias);
        using var scope = NewDisposeScope();
        var filled = Plain(layer, nn.functional.pad(input, [0, 0, 0, 0, 0, channels]),
            nn.functional.pad(weight, [0, 0, 0, 0, 0, channels, 0, outputs]), bias is null ? null : nn.functional.pad(bias, [0, outputs]));
        return filled.narrow(1, 0, weight.shape[0]).MoveToOuterDisposeScope();
    }

    private static long Missing(long channels) => channels < Block ? 0 : (Block - channels % Block) % Block;

    private static Tensor Plain(Convolution layer, Tensor input, Tensor weight, Tensor? bias) => nn.functional.conv2d(input, weight, bias,
        strides: [layer.Stride, layer.Stride], padding: [layer.Padding, layer.Padding], groups: layer.Groups);
}
