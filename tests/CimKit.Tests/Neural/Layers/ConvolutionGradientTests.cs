using CimKit.Foundation;
using CimKit.Neural.Tensors;
using Xunit;
using static TorchSharp.torch;

namespace CimKit.Tests.Neural.Layers;

[Collection("libtorch")]
public class ConvolutionGradientTests
{
    /// <summary>Some convolution kernels read memory they never wrote; what lies there must not reach the gradient.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(16)]
    public void Backward_FreedMemoryHoldsNaN_GradientIsTheSame(int channels)
    {
        using var scope = NewDisposeScope();
        var random = new SeedTree(3).ToGenerator();
        var input = randn([64, channels, 7, 7], generator: random);
        var weight = randn([8, channels, 3, 3], generator: random);
        var error = randn([64, 8, 5, 5], generator: random);

        var expected = Gradient(input, weight, error);

        Assert.DoesNotContain(expected, float.IsNaN);
        for (var run = 0; run < 60; run++)
        {
            LeaveDirtyMemory(input.shape);
            Assert.Equal(expected, Gradient(input, weight, error));
        }
    }

    private static float[] Gradient(Tensor input, Tensor weight, Tensor error)
    {
        using var scope = NewDisposeScope();
        var leaf = input.clone().requires_grad_(true);
        nn.functional.conv2d(leaf, weight).backward([error]);
        return leaf.grad!.data<float>().ToArray();
    }

    private static void LeaveDirtyMemory(long[] shape)
    {
        using var scope = NewDisposeScope();
        for (var copy = 0; copy < 5; copy++)
            full(shape, float.NaN);
    }
}
