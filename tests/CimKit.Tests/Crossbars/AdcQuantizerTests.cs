using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Foundation;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Crossbars;

public class AdcQuantizerTests
{
    private static readonly Gen<(double Low, double High)> Ranges =
        Gen.Select(Gen.Double[-100, 50], Gen.Double[0.1, 100], (low, width) => (low, low + width));

    [Fact]
    public void Convert_InsideTheRange_MissesByHalfAStepAtMost() => Gen.Select(Ranges, Gen.Int[2, 10], Gen.Double[0, 1])
        .Sample((range, bits, part) =>
        {
            var quantizer = AdcQuantizer.Between(range.Low, range.High, bits);
            var value = range.Low + part * (range.High - range.Low);
            return Math.Abs(quantizer.Convert(value) - value) <= 0.5 * quantizer.Step * (1 + 1e-9) && !quantizer.IsSaturated(value);
        });

    [Fact]
    public void Convert_FloorInsideTheRange_GoesDownByLessThanAStep() => Gen.Select(Ranges, Gen.Int[1, 10], Gen.Double[0, 0.999])
        .Sample((range, bits, part) =>
        {
            var quantizer = AdcQuantizer.Between(range.Low, range.High, bits, AdcRounding.Floor);
            var value = range.Low + part * (range.High - range.Low);
            return value - quantizer.Convert(value) is >= -1e-9 and var lost && lost <= quantizer.Step + 1e-9;
        });

    [Fact]
    public void AroundZero_AnyRange_HasZeroAsCode() => Gen.Select(Ranges, Gen.Int[2, 10]).Sample((range, bits) =>
    {
        var quantizer = AdcQuantizer.AroundZero(range.Low, range.High, bits);
        return quantizer.Convert(0) == 0 && quantizer.MaximumCode - quantizer.MinimumCode == (1 << bits) - 1
            && quantizer.LowerEdge <= Math.Min(0, range.Low) && quantizer.UpperEdge >= Math.Max(0, range.High);
    });

    [Fact]
    public void AroundZero_FloorAndAnyRange_KeepsZeroAndTheRange() => Gen.Select(Gen.Double[-100, 100], Gen.Double[-100, 100], Gen.Int[1, 16])
        .Sample((one, other, bits) =>
        {
            var (low, high) = (Math.Min(one, other), Math.Max(one, other));
            var quantizer = AdcQuantizer.AroundZero(low, high, bits, AdcRounding.Floor);
            return quantizer.Convert(0) == 0 && !quantizer.IsSaturated(0) && quantizer.MaximumCode - quantizer.MinimumCode == (1 << bits) - 1
                && quantizer.LowerEdge <= low + 1e-9 && quantizer.UpperEdge >= high - 1e-9;
        });

    /// <summary>Every digit of every range: a column equal to its dummy must come out as zero.</summary>
    [Theory]
    [InlineData(AdcRounding.Nearest, AdcRange.Granular)]
    [InlineData(AdcRounding.Nearest, AdcRange.Maximum)]
    [InlineData(AdcRounding.Floor, AdcRange.Granular)]
    [InlineData(AdcRounding.Floor, AdcRange.Maximum)]
    public void Choose_Differential_ConvertsZeroToZero(AdcRounding rounding, AdcRange range) => Gen.Select(Gen.UInt, Gen.Int[1, 10])
        .Sample((seed, bits) =>
        {
            var (tiling, _) = PlainArray.Random(new SeedTree(seed)["zero"].ToRandom());
            var adc = new AdcDesign { Bits = bits, Range = range, Rounding = rounding, Scheme = ConversionScheme.Differential };
            return AdcCalibration.Choose(adc, tiling, null, 0.3).All(quantizer => quantizer.Convert(0) == 0);
        }, iter: 60);

    [Fact]
    public void Convert_MoreBits_NeverWorseInMeanError() => Ranges.Sample(range =>
    {
        var values = Enumerable.Range(0, 2001).Select(i => range.Low + i / 2000.0 * (range.High - range.Low)).ToArray();
        var errors = Enumerable.Range(2, 7).Select(bits => AdcQuantizer.Between(range.Low, range.High, bits))
            .Select(quantizer => values.Average(value => Math.Abs(quantizer.Convert(value) - value))).ToArray();
        return errors.Zip(errors.Skip(1)).All(pair => pair.Second < pair.First);
    });

    [Fact]
    public void Convert_Beyond_ClipsAndCounts()
    {
        var quantizer = AdcQuantizer.Between(0, 7, 3);
        Assert.Equal(7, quantizer.Convert(7.4));
        Assert.False(quantizer.IsSaturated(7.4));
        Assert.Equal(7, quantizer.Convert(100));
        Assert.True(quantizer.IsSaturated(7.6));
        Assert.True(quantizer.IsSaturated(-0.6));
    }
}
