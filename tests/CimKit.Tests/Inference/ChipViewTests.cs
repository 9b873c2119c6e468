using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using Xunit;

namespace CimKit.Tests.Inference;

public class ChipViewTests
{
    private static readonly QuantizedNetwork Network =
        RandomNetworks.Quantize(Mlp.Create(20), 8, 8, isUnsigned: false, new SeedTree(1)["test"].ToRandom());

    private static readonly ImageSet Images = RandomNetworks.Images(Network.Spec.Input, 10, new SeedTree(2)["test"].ToRandom());

    private static CrossbarNetwork Chip(double sigma, int number = 0, AdcDesign? adc = null)
    {
        var design = RandomNetworks.Design(cellBits: 2, adc: adc) with { Variation = new ProportionalVariation { Sigma = sigma } };
        var profile = design.Adc.NeedsCalibration ? NetworkProfile.Measure(Network, Images, 128, 2) : null;
        return CrossbarNetwork.Program(Network, design, profile, number);
    }

    [Fact]
    public void Conductances_IdealCells_AreTheDigitsStates()
    {
        var map = Chip(0).Conductances("fc1", array: 6);
        Assert.Equal((784 - 6 * 128, (20 + 1) * 4, 4), (map.Rows, map.Columns, map.DummyColumns));
        var code = Network.Layers[0].WeightCodes.Span[3 * 784 + 6 * 128 + 5] + 128;
        var range = RandomNetworks.Design().Cell;
        for (var digit = 0; digit < 4; digit++)
            Assert.Equal(range.Conductance((code >> (6 - 2 * digit)) & 3, 4), map[5, 3 * 4 + digit], 1e-18);
        Assert.Equal(range.Conductance(2, 4), map[0, 80], 1e-18);
        Assert.Equal(range.Conductance(0, 4), map[0, 81], 1e-18);
    }

    [Fact]
    public void Conductances_VariedCells_RepeatForAChipAndDifferBetweenChips()
    {
        var first = Chip(0.1).Conductances("fc2").Siemens.ToArray();
        Assert.Equal(first, Chip(0.1).Conductances("fc2").Siemens.ToArray());
        Assert.NotEqual(first, Chip(0.1, 1).Conductances("fc2").Siemens.ToArray());
        var ideal = Chip(0).Conductances("fc2").Siemens.ToArray();
        var misses = first.Zip(ideal, (cell, target) => cell / target - 1).ToArray();
        Assert.Equal(0.1, Math.Sqrt(misses.Average(miss => miss * miss)), 0.01);
    }

    [Fact]
    public void Conductances_UnknownLayer_NamesTheLayers() => Assert.StartsWith(
        "layer must be one of fc1, fc2; got 'conv9'.",
        Assert.Throws<ArgumentException>(() => Chip(0).Conductances("conv9")).Message);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void PartialSums_OfOneDigit_CountEveryConversion(double sigma)
    {
        var histogram = Chip(sigma, adc: new AdcDesign { Bits = 4 }).PartialSums("fc1", 3, Images);
        Assert.Equal(10L * 7 * 7 * 20, histogram.Total);
        Assert.Equal(16, histogram.Levels.Count);
        Assert.Equal(15, histogram.Edges.Count);
        Assert.Contains(0.0, histogram.Levels);
        Assert.Equal(histogram.Values.Order(), histogram.Values);
        Assert.All(histogram.Edges.Zip(histogram.Levels), pair => Assert.True(pair.First > pair.Second));
        Assert.Equal(0.9 / 100e3 / 3, histogram.CellStep, 1e-15);
    }

    [Fact]
    public void PartialSums_IdealCells_EqualTheProfile()
    {
        var profile = NetworkProfile.Measure(Network, Images, 128, 2).Layers[0].Values(1, ConversionScheme.Differential);
        var histogram = Chip(0).PartialSums("fc1", 1, Images);
        Assert.Equal(profile.Select(pair => pair.Value), histogram.Values);
        Assert.Equal(profile.Select(pair => pair.Count), histogram.Counts);
        Assert.Empty(histogram.Levels);
    }
}
