using CimKit.Crossbars;
using CimKit.Crossbars.Reference;
using CimKit.Designs;
using CimKit.Foundation;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Crossbars;

public class RangeMethodTests
{
    private static readonly SumWeights Weights = new(255, 21845);

    private static ValueDistribution Distribution(params (double Value, long Count)[] values) => new(values, Weights);

    /// <summary>10⁸ values of a density, in steps of 0.01.</summary>
    private static ValueDistribution Of(Func<double, double> density, int reach) => new(
        Enumerable.Range(-100 * reach, 200 * reach + 1).Select(step => (step / 100.0, (long)Math.Round(1e6 * density(step / 100.0))))
            .Where(pair => pair.Item2 > 0).ToArray(), Weights);

    private static ValueDistribution Normal { get; } = Of(x => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI), 6);

    private static ValueDistribution Laplace { get; } = Of(x => Math.Exp(-Math.Abs(x)) / 2, 16);

    private static AdcDesign Adc(int bits, int order = 1, ConversionScheme scheme = ConversionScheme.Differential) =>
        new() { Bits = bits, Range = AdcRange.Percentile, ErrorOrder = order, Scheme = scheme };

    /// <summary>Half the range that the converter does not clip.</summary>
    private static double Reach(IConverter converter) => (converter.MaximumCode - converter.MinimumCode) * converter.MeanStep / 2;

    /// <summary>Independent optima of the L1 and L2 norm, 4, 6 and 8 bits; simplex and scan agree to 0.1, the scan's factors are 0.15 apart.</summary>
    [Theory]
    [InlineData(4, 1, 2.1)]
    [InlineData(6, 1, 2.6)]
    [InlineData(8, 1, 3.1)]
    [InlineData(4, 2, 2.5)]
    [InlineData(6, 2, 3.3)]
    [InlineData(8, 2, 3.95)]
    public void Choose_NormalValues_FindsTheOptimum(int bits, int order, double expected)
    {
        Assert.Equal(expected, Reach(PercentileRange.Choose(Adc(bits, order), Normal)), 0.15);
        Assert.Equal(expected, Reach(AdcCalibration.Scan(Adc(bits), Normal, converter => Normal.MeanError(converter, order))), 0.2);
    }

    [Theory]
    [InlineData(1, 6.4)]
    [InlineData(2, 9.8)]
    public void Choose_LaplaceValues_FindsTheOptimum(int order, double expected) =>
        Assert.Equal(expected, Reach(PercentileRange.Choose(Adc(8, order), Laplace)), 0.05 * expected);

    [Fact]
    public void Choose_ValuesOfOneSign_KeepsZeroAsEnd()
    {
        var values = new ValueDistribution([.. Normal.Values.Where(pair => pair.Value >= 0)], Weights);
        var converter = PercentileRange.Choose(Adc(6), values);
        Assert.Equal((0, 0.0), (converter.MinimumCode, converter.Value(0)));
    }

    [Fact]
    public void Choose_FewValues_ScansFactors()
    {
        var values = Distribution((-40, 3), (-1, 5000), (0, 9000), (1, 5000), (30, 1));
        Assert.Equal(
            AdcCalibration.Scan(Adc(4), values, converter => values.MeanError(converter, 1)), PercentileRange.Choose(Adc(4), values));
    }

    /// <summary>128 rows, 99.99 % of the values up to 10: 10/128 &lt; 1/8, so a range of 128/8 = 16 cells.</summary>
    [Fact]
    public void PowerOfTwo_TenOf128_TakesAnEighth()
    {
        var values = Distribution((0, 1_000_000), (10, 1_000_000), (100, 1));
        Assert.Equal((0, 16), PowerOfTwoRange.Choose(values, (0, 128), 128));
        Assert.Equal((-16, 16), PowerOfTwoRange.Choose(values, (-128, 128), 128));
        Assert.Equal((-1, 0), PowerOfTwoRange.Choose(Distribution((0, 5)), (-128, 0), 128));
        Assert.Equal((0, 0.78125), PowerOfTwoRange.Choose(Distribution((0, 5)), (0, 100), 100));
    }

    /// <summary>Mean squared error of the optimal quantiser of normal values: [Lloyd1982] and later tables.</summary>
    [Theory]
    [InlineData(2, 0.1175)]
    [InlineData(3, 0.03454)]
    [InlineData(4, 0.009497)]
    [InlineData(5, 0.002499)]
    public void LloydMax_NormalValues_HasTheTabulatedError(int bits, double expected)
    {
        var adc = Adc(bits, scheme: ConversionScheme.Separate) with { Range = AdcRange.LloydMax };
        // Values in steps of 0.01 and a finite number of rounds: 2 %.
        Assert.Equal(expected, Normal.MeanError(NonlinearReferences.LloydMax(Normal, adc), 2), 0.02 * expected);
    }

    [Fact]
    public void LloydMax_FewValues_KeepsEveryOne()
    {
        var converter = NonlinearReferences.LloydMax(Distribution((-3, 1), (5, 1), (9, 2)), Adc(2));
        Assert.Equal([-3.0, 0, 5, 9], new[] { -3.0, 0, 5, 9 }.Select(((IConverter)converter).Convert));
        Assert.Equal([-1.5, 2.5, 7], Enumerable.Range(1, 3).Select(converter.EdgeBelow));
    }

    /// <summary>Eight values alike, two bits: two of them a code, edges between; their means 0.5 (zero for differences), 2.5, 4.5, 6.5.</summary>
    [Fact]
    public void Quantile_EvenValues_HaveEvenCodes()
    {
        var values = Distribution([.. Enumerable.Range(0, 8).Select(value => ((double)value, 10L))]);
        var converter = NonlinearReferences.Quantile(values, Adc(2));
        Assert.Equal([1.5, 3.5, 5.5], Enumerable.Range(1, 3).Select(converter.EdgeBelow));
        Assert.Equal([0, 2.5, 4.5, 6.5], Enumerable.Range(0, 4).Select(converter.Value));
    }

    /// <summary>Zero is nine tenths of the values: it has a code of its own, and the others share the remaining three.</summary>
    [Fact]
    public void Quantile_FrequentValue_HasACodeOfItsOwn()
    {
        var converter = NonlinearReferences.Quantile(Distribution((-1, 2), (0, 90), (1, 2), (2, 2), (3, 2), (4, 2)), Adc(2));
        Assert.Equal(0, ((IConverter)converter).Convert(0));
        Assert.Equal(converter.Code(-1) + 1, converter.Code(0));
        Assert.Equal(converter.Code(0) + 1, converter.Code(1));
        Assert.Equal(3, converter.MaximumCode);
    }

    [Theory]
    [InlineData(AdcRange.BestSum)]
    [InlineData(AdcRange.Percentile)]
    [InlineData(AdcRange.PowerOfTwo)]
    [InlineData(AdcRange.LloydMax)]
    [InlineData(AdcRange.Quantile)]
    public void Choose_Differential_ConvertsZeroToZeroAndRises(AdcRange range) => Gen.UInt.Sample(seed =>
    {
        var random = new SeedTree(seed)["method"].ToRandom();
        var (tiling, codes) = PlainArray.Random(random);
        var product = new ProfilingProduct(new PackedWeights(tiling));
        product.Multiply(codes, new double[tiling.Outputs]);
        var adc = new AdcDesign { Bits = random.Next(1, 9), Range = range };
        return AdcCalibration.Choose(adc, tiling, product.Profile, 0.3).All(converter =>
            converter.Convert(0) == 0 && converter.MaximumCode - converter.MinimumCode < 1 << adc.Bits
            && Enumerable.Range(-100, 200).All(value => converter.Code(value) <= converter.Code(value + 1)));
    }, iter: 60);

    /// <summary>Mean error of every conversion, and no error of the mean: over 8 planes their squares weigh 65025 and 21845.</summary>
    [Fact]
    public void SumError_ConstantAndAlternatingError_WeighTheirSums()
    {
        var half = AdcQuantizer.Between(0, 7, 3);
        Assert.Equal(65025 * 0.25 * 0.25, Distribution((0.25, 1), (1.25, 1)).SumError(half), 1e-9);
        Assert.Equal(21845 * 0.25 * 0.25, Distribution((0.25, 1), (0.75, 1)).SumError(half), 1e-9);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Published_AnyData_EqualsTheReference(int bits) => Gen.Float[-50, 50].Array[1, 60].Sample(data =>
    {
        // The reference computes in float32: 10⁻⁶ of the range, and no value so near to an edge.
        var converter = (IConverter)PublishedReferences.Between(data.Min(), data.Max(), bits);
        var expected = ReferenceAdc.Nonlinear(data, bits);
        return data.Zip(expected).All(pair => Math.Abs(converter.Convert(pair.First) - pair.Second) < 1e-4
            || Enumerable.Range(1, converter.MaximumCode).Any(code => Math.Abs(converter.EdgeBelow(code) - pair.First) < 1e-4));
    });
}
