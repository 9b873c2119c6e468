using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using CimKit.Neural.Arrays;
using CimKit.Neural.Layers;
using CimKit.Neural.Quantization;
using CimKit.Neural.Tensors;
using CimKit.Neural.Training;
using Xunit;
using static TorchSharp.torch;

namespace CimKit.Tests.Neural.Arrays;

[Collection("libtorch")]
public sealed class ArrayForwardTests
{
    private static readonly ArrayDesign Design = new()
    {
        Rows = 64,
        CellBits = 2,
        Cell = ConductanceRange.FromOnResistance(100e3, 5, levels: 4),
        Adc = new AdcDesign { Bits = 5 },
        Variation = new ProportionalVariation { Sigma = 0.1 },
        Seed = 9,
    };

    private static readonly NetworkSpec Network = new()
    {
        Name = "one of each",
        Input = new TensorShape(1, 28, 28),
        Layers =
        [
            new Convolution { Name = "c1", Outputs = 8, Kernel = 5, Stride = 2 },
            new Convolution { Name = "c2", Outputs = 16, Kernel = 3, Stride = 2, Groups = 2, HasRelu = false },
            new Linear { Name = "fc", Outputs = 10, HasRelu = false },
        ],
    };

    // A training pass on chip 3 is the inference of chip 3: same draws, same converters, same sums.
    [Theory, InlineData(true), InlineData(false)]
    public void Forward_OneChip_GivesTheLogitsOfThatChip(bool hasRanges)
    {
        using var scope = NewDisposeScope();
        using var random = new SeedTree(1).ToGenerator();
        var precision = hasRanges ? new Precision { ErrorBits = 32, Ranges = new RangeTraining { IsLearned = false } } : new Precision();
        using var module = NetworkBuilder.Create(Network, precision, random);
        foreach (var range in module.Ranges?.All ?? [])
            range.Set(1);
        var images = SyntheticDigits.Create(20, 10).Training;
        var quantized = NetworkState.Of(module).ToIntegers(precision)!;
        var profile = NetworkProfile.Measure(quantized, images, Design);
        var expected = CrossbarNetwork.Program(quantized, Design, profile, chip: 3).Evaluate(images);
        var arrays = new ArrayForward(Design);

        arrays.Calibrate(quantized, images, CancellationToken.None);
        arrays.Attach(module.WeightedLayers, new SeedTree(Design.Seed)["chip"][3], CancellationToken.None);
        using var tensors = new ImageTensors(images, precision, CPU, null);
        var batch = tensors.Batch(arange(0, images.Count)).Images;
        foreach (var range in module.Ranges?.All ?? [])
            range.eval();
        var found = module.forward(batch).flatten().to(ScalarType.Float64).data<double>().ToArray();

        Assert.All(expected.Logits.ToArray().Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * Math.Max(1, Math.Abs(pair.First))));
    }
}
