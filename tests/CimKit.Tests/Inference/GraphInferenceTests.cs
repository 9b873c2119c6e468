using CimKit.Designs;
using CimKit.Inference;
using CimKit.Networks;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Inference;

public sealed class GraphInferenceTests
{
    /// <summary>Every kind of layer: groups, a strided block with padded shortcut, a projection, concatenation, all poolings.</summary>
    private static NetworkSpec Graph(bool hasNormalization, int groups, bool hasRelu) => new()
    {
        Name = "graph",
        Input = new TensorShape(3, 9, 9),
        Normalization = hasNormalization ? PixelNormalization.ImageNet : null,
        Layers =
        [
            new Convolution { Name = "stem", Outputs = 6, Kernel = 3, Padding = 1, HasRelu = hasRelu },
            new Convolution { Name = "a.conv1", Outputs = 12, Kernel = 3, Padding = 1, Stride = 2, Groups = groups },
            new Convolution { Name = "a.conv2", Outputs = 12, Kernel = 1, Groups = groups, HasRelu = false },
            new PaddedShortcut { Name = "a.short", Inputs = ["stem"], Outputs = 12 },
            new Addition { Name = "a.add", Inputs = ["a.conv2", "a.short"] },
            new Convolution { Name = "b.proj", Outputs = 12, Kernel = 1, HasRelu = false },
            new Addition { Name = "b.add", Inputs = ["b.proj", "a.add", "a.conv2"], HasRelu = hasRelu },
            new Concatenation { Name = "join", Inputs = ["b.add", "a.add"] },
            new Pooling { Name = "max", Size = 3, Stride = 2, Padding = 1 },
            new Pooling { Name = "mean", Inputs = ["max"], Size = 2, Stride = 1, Kind = PoolingKind.Average },
            new GlobalPooling { Name = "global" },
            new Linear { Name = "fc", Outputs = 5, HasRelu = false },
        ],
    };

    private static QuantizedNetwork Quantized(int seed)
    {
        var random = new Random(seed);
        var spec = Graph(random.Next(2) == 0, 1 + random.Next(3), random.Next(2) == 0);
        var isUnsigned = random.Next(2) == 0;
        var network = RandomNetworks.Quantize(spec, random.Next(2, 9), random.Next(3, 9), isUnsigned, random);
        var signed = (1 << (network.ActivationBits - 1)) - 1;
        return network with
        {
            Layers = network.Layers.Select(layer => isUnsigned && !spec.WeightedLayers.First(other => other.Name == layer.Name).HasRelu
                ? layer with { MinimumCode = -signed, MaximumCode = signed }
                : layer).ToArray(),
            Rescales =
            [
                new() { Name = "a.add", Multipliers = [0.5, 0.75], MinimumCode = isUnsigned ? 0 : -signed, MaximumCode = network.LargestCode },
                new()
                {
                    Name = "join", Multipliers = [1, 0.25], MinimumCode = -signed, MaximumCode = signed,
                },
                new() { Name = "global", Multipliers = [1.7], MinimumCode = -signed, MaximumCode = signed },
            ],
        };
    }

    [Fact]
    public void Evaluate_AnyGraph_EqualsAPlainInterpreter() => Gen.Int.Sample(seed =>
    {
        var network = Quantized(seed);
        var images = RandomNetworks.Images(network.Spec.Input, 3, new Random(seed));
        Assert.Equal(PlainIntegers.Logits(network, images), SoftwareInference.Evaluate(network, images, threads: 1).Logits.ToArray());
    }, iter: 60, threads: 1);

    [Fact]
    public void Evaluate_IdealConverters_EqualTheSoftwareBitByBit() => Gen.Int.Sample(seed =>
    {
        var network = Quantized(seed);
        var images = RandomNetworks.Images(network.Spec.Input, 5, new Random(seed));
        var chip = CrossbarNetwork.Program(network, RandomNetworks.Design(rows: 16, cellBits: 1 + (seed & 1)));
        Assert.Equal(
            SoftwareInference.Evaluate(network, images, threads: 1).Logits.ToArray(), chip.Evaluate(images, threads: 2).Logits.ToArray());
    }, iter: 25, threads: 1);

    [Fact]
    public void Program_CalibratedGraph_CountsEveryConversion()
    {
        var network = Quantized(8);
        var images = RandomNetworks.Images(network.Spec.Input, 16, new Random(8));
        var design = RandomNetworks.Design(rows: 32, adc: new AdcDesign { Bits = 6, Range = AdcRange.BestL2 });
        var profile = NetworkProfile.Measure(network, images, design.Rows, design.CellBits);
        var chip = CrossbarNetwork.Program(network, design, profile);

        var result = chip.Evaluate(images);

        Assert.Equal(images.Count * chip.ConversionsPerImage, result.Conversions);
        Assert.Contains("other weights", Assert.Throws<CimKit.Foundation.InvalidDesignException>(
            () => CrossbarNetwork.Program(Quantized(9) with { WeightBits = network.WeightBits, ActivationBits = network.ActivationBits }, design, profile)).Message);
    }

    [Fact]
    public void Conductances_OfAGroup_AreFoundByItsName()
    {
        var network = Enumerable.Range(0, 20).Select(Quantized).First(network => ((Convolution)network.Spec.Layers[1]).Groups == 3);
        var chip = CrossbarNetwork.Program(network, RandomNetworks.Design());

        Assert.Equal(2 * 9, chip.Conductances("a.conv1 group 3").Rows);
        Assert.Contains("a.conv1 group 1", Assert.Throws<ArgumentException>(() => chip.Conductances("a.conv1")).Message);
    }

    [Fact]
    public void Problems_OfRescales_AreAllNamed()
    {
        var network = Quantized(1);
        Assert.Equal(
            [
                "a.add: Multipliers must be 2 finite numbers, one per input; got 1.",
                "stem: Rescales must name joins or mean pooling of the network.",
                "none: Rescales must name joins or mean pooling of the network.",
            ],
            (network with
            {
                Rescales =
                [
                    new() { Name = "a.add", Multipliers = [1], MinimumCode = 0, MaximumCode = 1 }, new() { Name = "stem", Multipliers = [1] },
                    new() { Name = "none", Multipliers = [1] },
                ],
            }).Problems());
    }

    [Fact]
    public void Problems_BatchNormLeftInTheSpec_IsNamed()
    {
        var network = Quantized(1);
        var first = (Convolution)network.Spec.Layers[0] with { Normalization = new() };
        Assert.Contains(
            "stem: Normalization must be merged into Multiplier and Offset; take it out of the NetworkSpec.",
            (network with { Spec = network.Spec with { Layers = [first, .. network.Spec.Layers.Skip(1)] } }).Problems());
    }
}
