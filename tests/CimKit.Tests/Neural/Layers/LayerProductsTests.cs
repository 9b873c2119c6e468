using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Neural.Layers;
using CimKit.Neural.Tensors;
using Xunit;
using static TorchSharp.torch;

namespace CimKit.Tests.Neural.Layers;

/// <summary>The products that arrays get add up to the gradient that libtorch finds for the weights.</summary>
[Collection("libtorch")]
public sealed class LayerProductsTests
{
    public static TheoryData<string, int, int, int, int, int, bool> Convolutions { get; } = new()
    {
        // Name, channels, outputs, kernel, stride, padding, pooled. 10 and 12 channels are filled up for oneDNN.
        { "plain", 3, 6, 3, 1, 0, false },
        { "blocks", 10, 12, 3, 1, 1, false },
        { "stride", 4, 8, 3, 2, 1, false },
        { "pooled", 3, 6, 3, 1, 1, true },
    };

    [Theory, MemberData(nameof(Convolutions))]
    public void Each_Convolution_SumsToTheGradient(string name, int channels, int outputs, int kernel, int stride, int padding, bool isPooled)
    {
        var layer = new Convolution { Name = name, Outputs = outputs, Kernel = kernel, Stride = stride, Padding = padding };
        Compare(layer, new TensorShape(channels, 8, 8), isPooled ? 2 : 1);
    }

    [Fact]
    public void Each_Groups_SumToTheGradientGroupByGroup() =>
        Compare(new Convolution { Name = "groups", Outputs = 6, Kernel = 3, Padding = 1, Groups = 3 }, new TensorShape(6, 5, 5), 1);

    [Fact]
    public void Each_FullyConnected_SumsToTheGradient() => Compare(new Linear { Name = "fc", Outputs = 7 }, new TensorShape(3, 2, 2), 1);

    [Fact]
    public void Take_WithoutABackwardPass_IsRefused() => Assert.Throws<InvalidOperationException>(() => new ProductTap().Take());

    private static void Compare(WeightedLayerSpec spec, TensorShape input, int window)
    {
        using var scope = NewDisposeScope();
        using var random = new SeedTree(3).ToGenerator();
        var module = new WeightedLayer(new ShapedLayer(spec, input, spec.Infer([input]), [-1]), new Precision(), isLast: false, window, random) { Tap = new() };
        var images = (rand([5, input.Channels, input.Height, input.Width], generator: random) * 2 - 1) * 0.9;
        var output = module.forward(images);
        (output * rand(output.shape, generator: random)).sum().backward();

        var fanIn = (int)(module.Weight.numel() / spec.Outputs);
        var groups = (spec as Convolution)?.Groups ?? 1;
        var sums = Enumerable.Range(0, groups).Select(_ => zeros(spec.Outputs / groups, fanIn)).ToArray();
        var products = 0L;
        using var plain = no_grad();
        var (kept, gradient) = module.Tap.Take();
        new LayerProducts(spec, fanIn).Each(kept, gradient, (group, first, x, d) =>
        {
            Assert.Equal(products, first);
            products += group == groups - 1 ? x.flatten(0, -2).shape[0] : 0;
            sums[group].add_(d.flatten(0, -2).t().mm(x.flatten(0, -2)) * module.Scale);
        });
        Assert.Equal(5 * LayerProducts.PerImage(gradient), products);
        var expected = module.Weight.grad!.flatten(1);
        Assert.True(cat(sums, 0).allclose(expected, 1e-4, 1e-5), $"{cat(sums, 0)} and {expected}");
        Assert.True(expected.abs().max().item<float>() > 0.01f);
    }
}
