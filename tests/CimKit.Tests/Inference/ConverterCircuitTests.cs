using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using Xunit;

namespace CimKit.Tests.Inference;

public class ConverterCircuitTests
{
    private static readonly QuantizedNetwork Network =
        RandomNetworks.Quantize(Mlp.Create(32, 16), 8, 8, isUnsigned: false, new SeedTree(1)["test"].ToRandom());

    private static readonly ImageSet Images = RandomNetworks.Images(Network.Spec.Input, 40, new SeedTree(2)["test"].ToRandom());

    private static readonly NetworkProfile Profile = NetworkProfile.Measure(Network, Images, RandomNetworks.Design());

    private static double[] Logits(AdcDesign adc, int chip = 0, int threads = 0, double spread = 0) => CrossbarNetwork.Program(
        Network, RandomNetworks.Design(adc: adc) with { Variation = new ProportionalVariation { Sigma = spread } }, Profile, chip)
        .Evaluate(Images, threads).Logits.ToArray();

    private static readonly AdcDesign Plain = new() { Bits = 7, Range = AdcRange.MinMax };

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Average());

    public static TheoryData<AdcErrors> Errors { get; } =
    [
        new AdcErrors { Noise = 0.5 }, new AdcErrors { CopyMismatch = 0.02 }, new AdcErrors { CapacitorMismatch = 0.05 },
        new AdcErrors { CapacitorMismatch = 0.05, HasSplitCapacitors = true }, new AdcErrors { ComparatorOffset = 0.02 },
        new AdcErrors { Noise = 0.3, CopyMismatch = 0.01, CapacitorMismatch = 0.02, ComparatorOffset = 0.01, GainError = 0.001 },
    ];

    [Theory, MemberData(nameof(Errors))]
    public void Evaluate_ConverterErrors_DependOnTheChipButNotOnThreads(AdcErrors errors)
    {
        var adc = Plain with { Errors = errors };
        var first = Logits(adc, threads: 1);
        Assert.Equal(first, Logits(adc, threads: 2));
        Assert.NotEqual(first, Logits(adc, chip: 1));
        Assert.NotEqual(first, Logits(Plain));
    }

    [Theory, MemberData(nameof(Errors))]
    public void Evaluate_SmallerErrors_ComeNearer(AdcErrors errors)
    {
        var small = errors with
        {
            Noise = errors.Noise / 8, CopyMismatch = errors.CopyMismatch / 8, CapacitorMismatch = errors.CapacitorMismatch / 8,
            ComparatorOffset = errors.ComparatorOffset / 8,
        };
        var plain = Logits(Plain);
        Assert.True(Distance(Logits(Plain with { Errors = small }), plain) < Distance(Logits(Plain with { Errors = errors }), plain));
    }

    /// <summary>A gain error of 10⁻¹² moves no level: the searched converter against the one in registers or tables.</summary>
    [Theory]
    [InlineData(ConversionScheme.Differential, 0)]
    [InlineData(ConversionScheme.Differential, 0.05)]
    [InlineData(ConversionScheme.Separate, 0)]
    [InlineData(ConversionScheme.Separate, 0.05)]
    public void Evaluate_MismatchOfNothing_EqualsThePlainConverter(ConversionScheme scheme, double spread)
    {
        var adc = new AdcDesign { Bits = 6, Range = AdcRange.BestL2, Scheme = scheme };
        var (plain, searched) = (Logits(adc, spread: spread), Logits(adc with { Errors = new() { GainError = 1e-12 } }, spread: spread));
        // Sums on an edge to the last digit of float32; with spread cells of 16 bits in the fast kernel: less than one more bit would do.
        Assert.True(Distance(plain, searched) < (spread == 0 ? 0.25 : 1) * Distance(plain, Logits(adc with { Bits = 7 }, spread: spread)), $"{Distance(plain, searched)}");
    }

    /// <summary>Non-linear references do as well on cells with spread as on ideal ones, in the limit of no spread.</summary>
    [Theory]
    [InlineData(AdcRange.LloydMax, ConversionScheme.Differential)]
    [InlineData(AdcRange.Quantile, ConversionScheme.Differential)]
    [InlineData(AdcRange.LloydMax, ConversionScheme.Separate)]
    public void Evaluate_NonlinearReferences_AgreeBetweenTablesAndKernel(AdcRange range, ConversionScheme scheme)
    {
        var adc = new AdcDesign { Bits = 5, Range = range, Scheme = scheme };
        var (ideal, real) = (Logits(adc), Logits(adc, spread: 1e-7));
        Assert.True(Distance(ideal, real) < 0.25 * Distance(ideal, Logits(adc with { Bits = 6 })), $"{Distance(ideal, real)}");
    }

    /// <summary>Reads with noise so small that no sum moves by half a step: an ideal converter adds nothing of its own.</summary>
    [Fact]
    public void Evaluate_IdealConverterAndNoiseOfNothing_EqualsSoftware()
    {
        var design = RandomNetworks.Design() with { ReadNoise = new ReadNoise { Relative = 1e-9 } };
        Assert.Equal(
            SoftwareInference.Evaluate(Network, Images).Logits.ToArray().Select(logit => Math.Round(logit, 2)),
            CrossbarNetwork.Program(Network, design).Evaluate(Images).Logits.ToArray().Select(logit => Math.Round(logit, 2)));
    }
}
