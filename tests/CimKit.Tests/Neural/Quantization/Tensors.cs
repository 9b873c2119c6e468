using CimKit.Neural.Runtime;
using CimKit.Tests.Golden;
using static TorchSharp.torch;

namespace CimKit.Tests.Neural.Quantization;

/// <summary>Tensors of check values, and back.</summary>
internal static class Tensors
{
    public static Tensor Tensor(this CheckValue example, string input)
    {
        TorchNative.EnsureLoaded();
        return tensor(example.Singles(input)).reshape(example.Shape(input).Select(length => (long)length).ToArray());
    }

    public static Tensor Of(params float[] values)
    {
        TorchNative.EnsureLoaded();
        return tensor(values);
    }

    public static double[] Numbers(this Tensor values) => values.detach().data<float>().ToArray().Select(value => (double)value).ToArray();
}
