using CimKit.Designs;
using CimKit.Devices;
using Xunit;

namespace CimKit.Tests.Designs;

public class ArrayDesignTests
{
    [Fact]
    public void Problems_SeveralMistakes_AreAllNamed()
    {
        var design = new ArrayDesign
        {
            CellBits = 2,
            Cell = new ConductanceRange { Minimum = 2e-6, Maximum = 1e-6, Levels = 2 },
            Adc = new AdcDesign { Bits = 5, Range = AdcRange.Dynamic },
            Variation = new StateVariation { Sigmas = [0.1, 0.1] },
        };
        var problems = design.Problems();
        Assert.Equal(5, problems.Count);
        Assert.Contains("Cell: Maximum must be greater than Minimum, 2E-06 S; got 1E-06 S.", problems);
        Assert.Contains("Cell.Levels must be at least 2^CellBits, 4; got 2.", problems);
        Assert.Contains("Adc: Range Dynamic must go with Scheme Separate, as in the published simulator; got Differential.", problems);
        Assert.Contains("Variation: Sigmas must hold 1 or 4 numbers, one per state; got 2.", problems);
        Assert.Contains("Adc.Range Dynamic must go with ideal cells; got a Variation that is not zero.", problems);
    }

    [Fact]
    public void Rows_OutOfRange_NamesPropertyAndRange() => Assert.StartsWith(
        "Rows must be 1 to 1024; got 0.",
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArrayDesign
        {
            Rows = 0, Cell = ConductanceRange.FromOnResistance(1e5, 10), Adc = AdcDesign.Ideal,
        }).Message);

    [Fact]
    public void ToString_Adc_NamesResolutionSchemeAndRange()
    {
        Assert.Equal("ideal", AdcDesign.Ideal.ToString());
        Assert.Equal("5 bit, differential, BestSum", new AdcDesign { Bits = 5 }.ToString());
    }

    [Fact]
    public void NeedsCalibration_OnlyRangesFromData()
    {
        Assert.True(new AdcDesign { Bits = 5, Range = AdcRange.MinMax }.NeedsCalibration);
        Assert.False(new AdcDesign { Bits = 5, Range = AdcRange.Granular }.NeedsCalibration);
        Assert.False(AdcDesign.Ideal.NeedsCalibration);
    }
}
