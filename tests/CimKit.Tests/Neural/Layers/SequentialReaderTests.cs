using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Neural.Layers;
using CimKit.Neural.Runtime;
using Xunit;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace CimKit.Tests.Neural.Layers;

public sealed class SequentialReaderTests
{
    static SequentialReaderTests() => TorchNative.EnsureLoaded();

    [Fact]
    public void Read_NestedSequence_GivesItsLayers()
    {
        using var module = nn.Sequential(
            ("features", nn.Sequential(
                nn.Conv2d(3, 8, 3, padding: 1, bias: false), nn.BatchNorm2d(8, 1e-3), nn.ReLU(), nn.MaxPool2d(2),
                nn.Conv2d(8, 16, 3, stride: 2, padding: 1, groups: 2), nn.MaxPool2d(3, 2, 1), nn.ReLU(), nn.AvgPool2d(2))),
            ("rest", nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.5), nn.Linear(16, 10))));

        var spec = SequentialReader.Read(module, new TensorShape(3, 32, 32), "mine");

        Assert.Equal(
            [
                new Convolution
                {
                    Name = "features.0", Outputs = 8, Kernel = 3, Padding = 1, Normalization = new BatchNorm { Epsilon = 1e-3 },
                },
                new Pooling { Name = "features.3", Size = 2, Stride = 2 },
                new Convolution { Name = "features.4", Outputs = 16, Kernel = 3, Stride = 2, Padding = 1, Groups = 2, HasBias = true },
                new Pooling { Name = "features.5", Size = 3, Stride = 2, Padding = 1 },
                new Pooling { Name = "features.7", Size = 2, Stride = 2, Kind = PoolingKind.Average },
                new GlobalPooling { Name = "rest.0" },
                new Linear { Name = "rest.3", Outputs = 10, HasBias = true, HasRelu = false },
            ],
            spec.Layers);
    }

    public static TheoryData<string, string> Refused() => new()
    {
        { "sigmoid", "1: Sigmoid is not a module that can be read as data." },
        { "dilation", "0: Conv2d must have dilation 1." },
        { "rectangle", "0: Conv2d must have a square kernel and the same stride both ways." },
        { "reflect", "0: Conv2d must be padded with the same number of zeros on all sides." },
        { "norm first", "0: BatchNorm2d must follow Conv2d or Linear at once, with as many features and running statistics." },
        { "relu first", "0: ReLU must follow Conv2d, Linear or their batch normalisation, maximum pooling in between or not." },
        { "no flatten", "1: Linear must follow Flatten or Linear." },
        { "adaptive", "1: AdaptiveAvgPool2d must have an output of 1×1; got 2×2." },
        { "width", "2: it reads 7 channels or features; the layer before gives 72." },
        { "channels", "0: it reads 5 channels or features; the layer before gives 2." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_ModuleThatDoesNotFit_IsNamed(string which, string problem)
    {
        var conv = nn.Conv2d(2, 2, 3);
        Module[] modules = which switch
        {
            "sigmoid" => [conv, nn.Sigmoid()],
            "dilation" => [nn.Conv2d(2, 2, 3, dilation: 2)],
            "rectangle" => [nn.Conv2d(2, 2, (3, 1))],
            "reflect" => [nn.Conv2d(2, 2, 3, padding: 1, padding_mode: TorchSharp.PaddingModes.Reflect)],
            "norm first" => [nn.BatchNorm2d(2), conv],
            "relu first" => [nn.ReLU(), conv],
            "no flatten" => [conv, nn.Linear(72, 3)],
            "adaptive" => [conv, nn.AdaptiveAvgPool2d(2)],
            "width" => [conv, nn.Flatten(), nn.Linear(7, 3)],
            _ => [nn.Conv2d(5, 2, 3)],
        };
        using var module = nn.Sequential(modules);
        Assert.Contains(problem, Assert.Throws<InvalidDesignException>(
            () => SequentialReader.Read(module, new TensorShape(2, 8, 8), "mine")).Problems);
    }

    [Fact]
    public void Read_WhatTheBuilderMakesOfIt_HasTheSameParameters()
    {
        using var module = nn.Sequential(nn.Flatten(), nn.Linear(784, 20), nn.ReLU(), nn.Linear(20, 10, hasBias: false));
        using var random = CimKit.Neural.Tensors.SeedTreeExtensions.ToGenerator(new SeedTree(1));
        using var built = NetworkBuilder.Build(SequentialReader.Read(module, new TensorShape(1, 28, 28), "mlp"), Precision.Float, random);
        Assert.Equal(module.parameters().Select(parameter => parameter.numel()), built.parameters().Select(parameter => parameter.numel()));
    }
}
