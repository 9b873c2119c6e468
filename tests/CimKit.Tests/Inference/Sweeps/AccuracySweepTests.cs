using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference.Sweeps;
using CimKit.Networks.Catalog;
using Xunit;

namespace CimKit.Tests.Inference.Sweeps;

public class AccuracySweepTests
{
    private static SweepResult Run(int threads)
    {
        var network = RandomNetworks.Quantize(Mlp.Create(20), 8, 8, isUnsigned: false, new SeedTree(1)["test"].ToRandom());
        var images = RandomNetworks.Images(network.Spec.Input, 24, new SeedTree(2)["test"].ToRandom());
        return AccuracySweep.Run(
            network, RandomNetworks.Design(adc: new AdcDesign { Bits = 5 }), images.Take(8), images.Slice(8, 16), new SweepOptions
            {
                AdcBits = [3, 8],
                Ranges = [AdcRange.MinMax, AdcRange.BestL2],
                Variations = [ProgrammingVariation.None, new ProportionalVariation { Sigma = 0.2 }],
                Chips = 3,
            }, threads);
    }

    [Fact]
    public void Run_AllCombinations_GivesARowEach()
    {
        var result = Run(2);
        Assert.Equal(8, result.Rows.Count);
        Assert.Equal([3, 8, 3, 8, 3, 8, 3, 8], result.Rows.Select(row => row.Adc.Bits));
        Assert.Equal([1, 1, 1, 1, 3, 3, 3, 3], result.Rows.Select(row => row.Accuracies.Count));
        Assert.Equal(("noise", 8), (result.Provenance.Calibration, result.Provenance.CalibrationCount));
        Assert.All(result.Rows.Take(4), row => Assert.Equal(0, row.Spread));
    }

    [Fact]
    public void Run_OneAndTwoThreads_GiveTheSameRows() => Assert.Equal(
        Run(1).Rows.SelectMany(row => row.Accuracies.Append(row.SaturatedRatio)),
        Run(2).Rows.SelectMany(row => row.Accuracies.Append(row.SaturatedRatio)));

    [Fact]
    public void Spread_ThreeChips_IsTheSampleStandardDeviation()
    {
        var row = new SweepRow
        {
            Labels = [], Design = RandomNetworks.Design(), Accuracies = [0.9, 0.92, 0.94], Conversions = 0, SaturatedConversions = 0,
        };
        Assert.Equal(0.92, row.Mean, 1e-12);
        Assert.Equal(0.02, row.Spread, 1e-12);
        Assert.Equal((0.9, 0.94, 0.0), (row.Minimum, row.Maximum, row.SaturatedRatio));
    }
}
