using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Neural.Layers;
using CimKit.Neural.Tensors;
using Xunit;
using static TorchSharp.torch;

namespace CimKit.Tests.Neural.Layers;

[Collection("libtorch")]
public class BlockedConvolutionTests
{
    /// <summary>
    /// Outputs and gradients against doubles, which oneDNN leaves alone: numbers of channels as in DenseNet, whose layers read
    /// 12 more each and emit 12. float32 over at most 9·60 products of order 1 keeps 1e-4 of the largest value.
    /// </summary>
    [Theory]
    [InlineData(3, 24), InlineData(12, 12), InlineData(12, 16), InlineData(16, 12), InlineData(20, 10), InlineData(36, 12), InlineData(60, 12), InlineData(6, 16)]
    public void Apply_AnyChannels_EqualsDoubles(int channels, int outputs)
    {
        using var scope = NewDisposeScope();
        using var random = new SeedTree(5).ToGenerator();
        var layer = new Convolution { Name = "c", Outputs = outputs, Kernel = 3, Padding = 1 };
        var (input, weight) = (randn([9, channels, 9, 9], generator: random), randn([outputs, channels, 3, 3], generator: random));
        var (bias, error) = (randn([outputs], generator: random), randn([9, outputs, 9, 9], generator: random));

        var found = Results(input, weight, bias, error, (x, w, b) => BlockedConvolution.Apply(layer, x, w, b));
        var expected = Results(input.@double(), weight.@double(), bias.@double(), error.@double(), (x, w, b) => nn.functional.conv2d(x, w, b, padding: [1, 1]));

        foreach (var (actual, wanted) in found.Zip(expected))
        {
            Assert.Equal(wanted.shape, actual.shape);
            Assert.InRange((actual.@double() - wanted).abs().max().item<double>() / wanted.abs().max().item<double>(), 0, 1e-4);
        }
    }

    private static Tensor[] Results(Tensor input, Tensor weight, Tensor bias, Tensor error, Func<Tensor, Tensor, Tensor, Tensor> convolve)
    {
        var (x, w, b) = (input.clone().requires_grad_(true), weight.clone().requires_grad_(true), bias.clone().requires_grad_(true));
        var output = convolve(x, w, b);
        output.backward([error]);
        return [output.detach(), x.grad!, w.grad!, b.grad!];
    }

    [Fact]
    public void Apply_FilledChannels_LeaveNoTensorBehind()
    {
        using var scope = NewDisposeScope();
        var layer = new Convolution { Name = "c", Outputs = 12, Kernel = 1 };
        var (input, weight) = (zeros([2, 12, 4, 4]), zeros([12, 12, 1, 1]));
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        BlockedConvolution.Apply(layer, input, weight, null).Dispose();
        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
