using CimKit.Networks;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>A convolution that is right for every number of channels.</summary>
/// <remarks>
/// oneDNN in libtorch 2.10 computes float32 convolutions of batches wrongly where the last block of eight channels is partly filled:
/// outputs if the layer reads 10, 12, 20 channels, the input's gradient if it emits as many, by up to half of the largest value.
/// Channels of zeros fill the block here; they change no sum and get no gradient that counts. Nothing is added below 8 channels, which
/// are right (6 as in LeNet-5), to multiples of 8, and to convolutions with groups.
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
        var isComputedByOneDnn = input.dtype == ScalarType.Float32 && input.device.type == TorchSharp.DeviceType.CPU;
        if (layer.Groups > 1 || !isComputedByOneDnn || channels + outputs == 0)
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
