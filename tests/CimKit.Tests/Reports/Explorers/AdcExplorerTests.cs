using CimKit.Data;
using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Reports.Explorers;
using CimKit.Tests.Inference;
using Xunit;

namespace CimKit.Tests.Reports.Explorers;

public sealed class AdcExplorerTests
{
    private static readonly QuantizedNetwork Network =
        RandomNetworks.Quantize(Mlp.Create(20), 8, 8, isUnsigned: false, new SeedTree(1)["test"].ToRandom());

    private static readonly ImageSet Images = RandomNetworks.Images(Network.Spec.Input, 10, new SeedTree(2)["test"].ToRandom());

    private static readonly NetworkProfile Profile = NetworkProfile.Measure(Network, Images, 128, 1);

    [Theory]
    [InlineData(AdcRange.BestSum, ConversionScheme.Differential)]
    [InlineData(AdcRange.BestL1, ConversionScheme.Separate)]
    [InlineData(AdcRange.LloydMax, ConversionScheme.Differential)]
    [InlineData(AdcRange.Quantile, ConversionScheme.Differential)]
    public void Choices_OfTheChipsOwnConverter_HaveItsLevels(AdcRange range, ConversionScheme scheme)
    {
        var histogram = Histogram(new AdcDesign { Bits = 4, Range = range, Scheme = scheme });

        var choice = histogram.ToExplorer().Choices.Single(choice => (choice.Range, choice.Bits) == (range, 4));

        Assert.Equal(histogram.Levels, choice.Levels);
    }

    [Fact]
    public void Choices_OfARangeThatHoldsEverything_ClipNothingAndErrByAFractionOfAStep()
    {
        var explorer = Histogram(new AdcDesign { Bits = 5 }).ToExplorer();

        foreach (var choice in explorer.Choices.Where(choice => choice.Range is AdcRange.Maximum or AdcRange.MinMax))
        {
            Assert.Equal((0, 0), (choice.ClippedBelow, choice.ClippedAbove));
            Assert.InRange(choice.RmsError, 0, (choice.Levels[1] - choice.Levels[0]) / 2 + 1e-9);
        }
        // References that are not evenly spaced need no more levels than there are values.
        Assert.All(explorer.Choices, choice => Assert.InRange(
            choice.Levels.Count, choice.Range is AdcRange.LloydMax or AdcRange.Quantile ? 2 : 1 << choice.Bits, 1 << choice.Bits));
    }

    [Fact]
    public void Choices_ClippedPart_IsThatBeyondTheEdges()
    {
        var explorer = Histogram(new AdcDesign { Bits = 3, Range = AdcRange.BestL1 }).ToExplorer();
        var (choice, histogram) = (explorer.Choices.Single(choice => (choice.Range, choice.Bits) == (AdcRange.BestL1, 3)), explorer.Histogram);

        var above = histogram.Values.Zip(histogram.Counts).Where(bin => bin.First >= choice.UpperEdge).Sum(bin => bin.Second);

        Assert.True(above > 0);
        Assert.Equal(above / (double)histogram.Total, choice.ClippedAbove, 1e-12);
    }

    [Fact]
    public void Of_ChipWithoutCalibration_ShowsRangesThatNeedNone() => Assert.Equal(
        [AdcRange.Maximum, AdcRange.Granular],
        Histogram(new AdcDesign { Bits = 5, Range = AdcRange.Maximum }).ToExplorer().Choices.Select(choice => choice.Range).Distinct());

    [Fact]
    public void Of_TooManyBits_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        AdcExplorer.Of(Histogram(new AdcDesign { Bits = 5 }), bits: [4, 11]));

    private static PartialSumHistogram Histogram(AdcDesign adc) =>
        CrossbarNetwork.Program(Network, RandomNetworks.Design(adc: adc), Profile).PartialSums("fc1", 3, Images);
}
