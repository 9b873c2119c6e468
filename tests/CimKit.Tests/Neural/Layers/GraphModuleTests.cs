using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Neural.Layers;
using CimKit.Neural.Tensors;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace CimKit.Tests.Neural.Layers;

public sealed class GraphModuleTests
{
    private static readonly NetworkSpec Small = new()
    {
        Name = "small",
        Input = new TensorShape(2, 8, 8),
        Layers =
        [
            new Convolution { Name = "c1", Outputs = 4, Kernel = 3, Padding = 1, Groups = 2, Normalization = new() },
            new Convolution { Name = "c2.a", Outputs = 8, Kernel = 3, Padding = 1, Stride = 2, HasRelu = false },
            new PaddedShortcut { Name = "short", Inputs = ["c1"], Outputs = 8 },
            new Addition { Name = "add", Inputs = ["c2.a", "short"] },
            new Pooling { Name = "max", Size = 3, Stride = 1, Padding = 1 },
            new Concatenation { Name = "join", Inputs = ["add", "max"] },
            new GlobalPooling { Name = "pool" },
            new Linear { Name = "fc", Outputs = 3, HasBias = true, HasRelu = false },
        ],
    };

    [Theory]
    [InlineData(20, ResidualShortcut.Padded)]
    [InlineData(14, ResidualShortcut.Projection)]
    public void Build_ResNet_HasEveryParameterAndLearns(int depth, ResidualShortcut shortcut)
    {
        using var scope = NewDisposeScope();
        using var random = new SeedTree(1).ToGenerator();
        var spec = CifarResNet.Create(depth, shortcut);
        using var module = NetworkBuilder.Build(spec, Precision.Float, random);
        var images = rand([4, 3, 32, 32], generator: random);

        var output = module.forward(images);
        output.square().sum().backward();

        Assert.Equal([4, 10], output.shape);
        Assert.Equal(depth == 20 ? 269_722 : 175_258, module.parameters().Sum(parameter => parameter.numel()));
        Assert.All(module.parameters(), parameter => Assert.NotNull(parameter.grad));
    }

    [Fact]
    public void Forward_EveryKindOfLayer_IsWhatTheFunctionsGive()
    {
        using var scope = NewDisposeScope();
        using var random = new SeedTree(2).ToGenerator();
        using var module = (NetworkModule)NetworkBuilder.Build(Small, Precision.Float, random);
        module.eval();
        var x = rand([3, 2, 8, 8], generator: random);
        var w = module.WeightedLayers.Select(layer => layer.Weight).ToList();

        var c1 = (nn.functional.conv2d(x, w[0], padding: [1, 1], groups: 2) / Math.Sqrt(1 + 1e-5)).relu();
        var c2 = nn.functional.conv2d(c1, w[1], strides: [2, 2], padding: [1, 1]);
        var kept = nn.functional.avg_pool2d(c1, 1, 2);
        var add = (c2 + cat([zeros_like(kept).narrow(1, 0, 2), kept, zeros_like(kept).narrow(1, 0, 2)], 1)).relu();
        var max = nn.functional.max_pool2d(add, 3, 1, 1);
        var fc = cat([add, max], 1).mean([2, 3]).matmul(w[2].t());

        Assert.True(module.forward(x).allclose(fc, 1e-4, 1e-5));
    }

    [Fact]
    public void Forward_LeavesNoTensorBehind()
    {
        using var random = new SeedTree(3).ToGenerator();
        using var module = NetworkBuilder.Build(Small, Precision.Float, random);
        using var images = rand([2, 2, 8, 8], generator: random);
        module.forward(images).Dispose();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        module.forward(images).Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Build_IntegersWithBatchNorm_IsRefused()
    {
        using var random = new SeedTree(4).ToGenerator();
        Assert.Contains("Train in float", Assert.Throws<InvalidDesignException>(
            () => NetworkBuilder.Build(Small, new Precision(), random)).Message);
    }

    [Fact]
    public void Build_IntegersWithoutBatchNorm_EmitsWholeCodes()
    {
        using var scope = NewDisposeScope();
        using var random = new SeedTree(5).ToGenerator();
        var spec = Small with { Layers = [(Convolution)Small.Layers[0] with { Normalization = null }, .. Small.Layers.Skip(1).SkipLast(1)] };
        spec = spec with { Layers = [.. spec.Layers, new Linear { Name = "fc", Outputs = 3, HasRelu = false }] };
        using var module = NetworkBuilder.Build(spec, new Precision(), random);
        Assert.Equal([2, 3], module.forward(rand([2, 2, 8, 8], generator: random)).shape);
    }
}
