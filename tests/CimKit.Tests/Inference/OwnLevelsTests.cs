using CimKit.Crossbars;
using CimKit.Data;
using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using Xunit;

namespace CimKit.Tests.Inference;

public sealed class OwnLevelsTests
{
    private static readonly QuantizedNetwork Network =
        RandomNetworks.Quantize(Mlp.Create(32, 16), 8, 8, isUnsigned: false, new SeedTree(1)["test"].ToRandom());

    private static readonly ImageSet Images = RandomNetworks.Images(Network.Spec.Input, 40, new SeedTree(2)["test"].ToRandom());

    private static readonly NetworkProfile Profile = NetworkProfile.Measure(Network, Images, RandomNetworks.Design());

    private static double[] Logits(AdcDesign adc, double spread = 0) => CrossbarNetwork.Program(
        Network, RandomNetworks.Design(adc: adc) with { Variation = new ProportionalVariation { Sigma = spread } }, Profile)
        .Evaluate(Images).Logits.ToArray();

    private static IConverter Converter(IAdcLevels levels, int bits = 3) => NonlinearReferences.Own(
        new ValueDistribution([(-5, 1), (0, 10), (9, 1)], new SumWeights(1, 1)), new AdcDesign { Bits = bits, Levels = levels });

    /// <summary>By hand: between 2 and 4 the decision is at 3; beyond the ends the outermost level holds.</summary>
    [Theory]
    [InlineData(2.9, 2)]
    [InlineData(3.1, 4)]
    [InlineData(-7, -1)]
    [InlineData(100, 8)]
    public void Convert_GivenLevels_TakesTheNearest(double value, double expected) =>
        Assert.Equal(expected, Converter(new GivenLevels { Values = [-1, 0, 1, 2, 4, 8] }).Convert(value));

    /// <summary>A level at every difference there can be: nothing is lost, as with an ideal converter.</summary>
    [Fact]
    public void Evaluate_ALevelForEverySum_IsIdeal() =>
        Assert.Equal(Logits(AdcDesign.Ideal), Logits(new AdcDesign { Bits = 12, Levels = new EverySum() }));

    /// <summary>On ideal cells and on cells with spread, which other kernels read.</summary>
    [Theory, InlineData(0), InlineData(0.05)]
    public void Evaluate_MoreLevels_ComeNearer(double spread)
    {
        double Distance(int bits) => Logits(AdcDesign.Ideal, spread).Zip(Logits(new AdcDesign { Bits = bits, Levels = new Evenly() }, spread), (x, y) => (x - y) * (x - y)).Sum();

        Assert.True(Distance(8) < Distance(6) && Distance(6) < Distance(4), $"{Distance(8)} {Distance(6)} {Distance(4)}");
    }

    [Fact]
    public void Program_LevelsWithoutProfile_AsksForOne() => Assert.Contains(
        "Adc.Levels needs a NetworkProfile",
        Assert.Throws<InvalidDesignException>(() => CrossbarNetwork.Program(
            Network, RandomNetworks.Design(adc: new AdcDesign { Bits = 4, Levels = new Evenly() }))).Message, StringComparison.Ordinal);

    [Fact]
    public void Place_ImpossibleLevels_AreAllNamed()
    {
        var error = Assert.Throws<InvalidDesignException>(() => Converter(new GivenLevels { Values = [0, 2, 1, double.NaN, 5] }, bits: 2));

        Assert.Equal(["There must be 1 to 4 levels at 2 bit; got 5.", "Every level must be finite.", "Levels must rise; got 2 before 1."], error.Problems);
    }

    [Fact]
    public void Design_OwnLevels_AreNonlinearAndNeedCalibration()
    {
        var adc = new AdcDesign { Bits = 4, Range = AdcRange.Dynamic, Levels = new GivenLevels { Values = [0, 1] } };

        Assert.Equal((true, true, false), (adc.IsNonlinear, adc.NeedsCalibration, adc.IsDataDependent));
        Assert.Equal("4 bit, differential, 2 given levels", adc.ToString());
        Assert.Empty(adc.Problems());
    }

    [Fact]
    public void Document_GivenLevels_ComeBack_AndThoseOfANotebookAreRefused()
    {
        var design = ArrayDesignJson.Standard with { Adc = new AdcDesign { Bits = 2, Levels = new GivenLevels { Values = [-1, 0, 3] } } };

        Assert.Equal(design, ArrayDesignJson.Parse(ArrayDesignJson.ToText(design), "here"));
        Assert.Throws<NotSupportedException>(() => ArrayDesignJson.ToText(design with { Adc = design.Adc with { Levels = new Evenly() } }));
    }

    private sealed record EverySum : IAdcLevels
    {
        public IReadOnlyList<double> Place(IReadOnlyList<(double Value, long Count)> seen, int bits) =>
            [.. Enumerable.Range(-1024, 2049).Select(sum => (double)sum)];
    }

    private sealed record Evenly : IAdcLevels
    {
        public IReadOnlyList<double> Place(IReadOnlyList<(double Value, long Count)> seen, int bits)
        {
            var reach = seen.Max(pair => Math.Abs(pair.Value));
            var half = (1 << (bits - 1)) - 1;
            return [.. Enumerable.Range(-half, 2 * half + 1).Select(code => code * reach / half)];
        }
    }
}
