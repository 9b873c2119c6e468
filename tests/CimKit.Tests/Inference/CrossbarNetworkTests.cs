using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Inference;

public class CrossbarNetworkTests
{
    private static readonly QuantizedNetwork Network =
        RandomNetworks.Quantize(Mlp.Create(32, 16), 8, 8, isUnsigned: false, Stream(1));

    private static readonly ImageSet Images = RandomNetworks.Images(Network.Spec.Input, 40, Stream(2));

    private static readonly ArrayDesign Varied = RandomNetworks.Design(adc: new AdcDesign { Bits = 5 }) with
    {
        Variation = new ProportionalVariation { Sigma = 0.1 },
    };

    private static Random Stream(uint seed) => new SeedTree(seed)["test"].ToRandom();

    private static NetworkProfile Profile(int rows = 128, int cellBits = 1, int threads = 0) =>
        NetworkProfile.Measure(Network, Images, rows, cellBits, threads);

    [Fact]
    public void Evaluate_IdealConverterAndCells_EqualsSoftwareBitByBit() =>
        Gen.Select(Gen.UInt, Gen.Int[1, 200], Gen.Int[1, 4],
            Gen.OneOf(Gen.Const(2.0), Gen.Const(10.0), Gen.Const(1e6), Gen.Const(double.PositiveInfinity)))
            .Sample((seed, rows, cellBits, ratio) =>
            {
                var network = RandomNetworks.Create(Stream(seed));
                var images = RandomNetworks.Images(network.Spec.Input, 3, Stream(seed + 1));
                var arrays = CrossbarNetwork.Program(network, RandomNetworks.Design(rows, cellBits, ratio)).Evaluate(images, 1);
                var software = SoftwareInference.Evaluate(network, images, 1);
                return arrays.Logits.Span.SequenceEqual(software.Logits.Span) && arrays.Correct == software.Correct;
            }, iter: 100);

    [Fact]
    public void Evaluate_GranularConverterWithACodePerRow_IsExact()
    {
        var design = RandomNetworks.Design(adc: new AdcDesign { Bits = 8, Range = AdcRange.Granular });
        var result = CrossbarNetwork.Program(Network, design).Evaluate(Images);
        Assert.Equal(SoftwareInference.Evaluate(Network, Images).Logits.ToArray(), result.Logits.ToArray());
        Assert.Equal(0, result.SaturatedConversions);
    }

    [Fact]
    public void Evaluate_OneAndTwoThreads_GiveTheSameNumbers()
    {
        var (one, two) = (Run(1), Run(2));
        Assert.Equal(one.Logits.ToArray(), two.Logits.ToArray());
        Assert.Equal(one.SaturatedConversions, two.SaturatedConversions);

        static EvaluationResult Run(int threads) =>
            CrossbarNetwork.Program(Network, Varied, Profile(threads: threads)).Evaluate(Images, threads);
    }

    [Fact]
    public void Evaluate_DynamicRange_DoesNotDependOnThreads()
    {
        var adc = new AdcDesign { Bits = 6, Scheme = ConversionScheme.Separate, Range = AdcRange.Dynamic, Rounding = AdcRounding.Floor };
        var chip = CrossbarNetwork.Program(Network, RandomNetworks.Design(adc: adc));
        Assert.Equal(chip.Evaluate(Images, 1).Logits.ToArray(), chip.Evaluate(Images, 2).Logits.ToArray());
    }

    [Fact]
    public void Evaluate_SameSeed_SameNumbers_OtherChipOrSeed_Others()
    {
        var profile = Profile();
        var first = Run(Varied, 0);
        Assert.Equal(first, Run(Varied, 0));
        Assert.NotEqual(first, Run(Varied, 1));
        Assert.NotEqual(first, Run(Varied with { Seed = 2 }, 0));

        double[] Run(ArrayDesign design, int chip) =>
            CrossbarNetwork.Program(Network, design, profile, chip).Evaluate(Images).Logits.ToArray();
    }

    [Fact]
    public void Evaluate_MoreBits_SmallerMeanErrorOfTheLogits()
    {
        var (profile, exact) = (Profile(), SoftwareInference.Evaluate(Network, Images).Logits.ToArray());
        var errors = new[] { 3, 4, 5, 6, 7, 8 }.Select(bits => CrossbarNetwork
            .Program(Network, RandomNetworks.Design(adc: new AdcDesign { Bits = bits, Range = AdcRange.MinMax }), profile)
            .Evaluate(Images).Logits.ToArray().Zip(exact).Average(pair => Math.Abs(pair.First - pair.Second))).ToArray();
        Assert.All(errors.Zip(errors.Skip(1)), pair => Assert.True(pair.Second < pair.First, string.Join(" ", errors)));
    }

    /// <summary>784, 32 and 16 rows: 7, 1 and 1 arrays; 7 planes, 8 digits; 32, 16 and 10 outputs.</summary>
    [Fact]
    public void ConversionsPerImage_Mlp_IsCountedByHand()
    {
        Assert.Equal((7 * 32 + 16 + 10) * 7 * 8, CrossbarNetwork.Program(Network, RandomNetworks.Design()).ConversionsPerImage);
        var separate = RandomNetworks.Design(adc: new AdcDesign { Bits = 5, Scheme = ConversionScheme.Separate, Range = AdcRange.Maximum });
        Assert.Equal((7 * 33 + 17 + 11) * 7 * 8, CrossbarNetwork.Program(Network, separate).ConversionsPerImage);
    }

    [Fact]
    public void Evaluate_Result_CarriesWhatIsNeededToRepeatIt()
    {
        var result = CrossbarNetwork.Program(Network, Varied, Profile(), chip: 3).Evaluate(Images);
        Assert.Equal((Varied, 3, "noise", Network.Spec.Name, 40), (result.Design, result.Chip, result.Dataset, result.Network, result.Count));
        Assert.Equal(result.Correct, result.Predictions.Where((prediction, image) => prediction == Images.Labels.Span[image]).Count());
        Assert.Equal(40 * CrossbarNetwork.Program(Network, Varied, Profile()).ConversionsPerImage, result.Conversions);
    }

    [Fact]
    public void Program_WithoutProfile_SaysWhatIsMissing()
    {
        var message = Assert.Throws<InvalidDesignException>(() => CrossbarNetwork.Program(Network, Varied)).Message;
        Assert.Contains("Adc.Range BestSum needs a NetworkProfile of calibration images; got none.", message);
    }

    [Fact]
    public void Program_ProfileOfOtherArrays_IsRefused() => Assert.Contains(
        "must be measured with 128 rows, 1 bit cells, DummyColumn and 1 input bits at a time; got 64 rows, 2 bit cells, DummyColumn and 1 input bits at a time.",
        Assert.Throws<InvalidDesignException>(() => CrossbarNetwork.Program(Network, Varied, Profile(64, 2))).Message);

    /// <summary>Weight and activation bits, unsigned activations, seed of the weights; the network itself is 8, 8, false, 1.</summary>
    [Theory]
    [InlineData(4, 8, false, 1u)]
    [InlineData(8, 4, false, 1u)]
    [InlineData(8, 8, true, 1u)]
    [InlineData(8, 8, false, 9u)]
    public void Program_ProfileOfOtherWeightsOfThatName_IsRefused(int weightBits, int activationBits, bool isUnsigned, uint seed)
    {
        var other = RandomNetworks.Quantize(Mlp.Create(32, 16), weightBits, activationBits, isUnsigned, Stream(seed));
        Assert.Contains(
            $"must be measured with these weights of '{other.Spec.Name}'; got one of '{other.Spec.Name}' with other weights",
            Assert.Throws<InvalidDesignException>(() => CrossbarNetwork.Program(other, Varied, Profile())).Message);
    }

    [Fact]
    public void Evaluate_ImagesOfOtherShape_IsRefused() => Assert.Contains(
        "Images must be 1×28×28",
        Assert.Throws<ArgumentException>(() => CrossbarNetwork.Program(Network, RandomNetworks.Design())
            .Evaluate(RandomNetworks.Images(new TensorShape(3, 8, 8), 2, Stream(3)))).Message);

    [Fact]
    public void Evaluate_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        var progress = new Recorder(_ => source.Cancel());
        var chip = CrossbarNetwork.Program(Network, RandomNetworks.Design());
        Assert.ThrowsAny<OperationCanceledException>(() => chip.Evaluate(Images, 1, progress, source.Token));
        Assert.True(progress.Reported[^1] < 1);
    }

    [Fact]
    public void Evaluate_Progress_RisesToOne()
    {
        var progress = new Recorder(_ => { });
        CrossbarNetwork.Program(Network, RandomNetworks.Design()).Evaluate(Images, 2, progress);
        Assert.Equal(progress.Reported.Order(), progress.Reported);
        Assert.Equal(1, progress.Reported[^1]);
    }

    private sealed class Recorder(Action<double> then) : IProgress<double>
    {
        public List<double> Reported { get; } = [];

        public void Report(double value)
        {
            Reported.Add(value);
            then(value);
        }
    }
}
