using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Crossbars;

public class DriftReadingTests
{
    private static readonly ArrayDesign Design = new()
    {
        Cell = new ConductanceRange { Minimum = 0, Maximum = 15 * Si.Micro, Levels = 16 }, CellBits = 4, Encoding = WeightEncoding.DifferentialPair,
        Adc = new AdcDesign { Bits = 4, Range = AdcRange.Maximum }, Rows = 4,
    };

    // Two outputs of two rows, one digit: 2 and 4; 6 and 8 cell steps.
    private static readonly LayerTiling Tiling = new(new sbyte[] { 2, 4, 6, 8 }, 2, 5, 4, 4, new InputFormat(1, false), WeightEncoding.DifferentialPair);

    private static double[]? Factors(CellEffects effects, AdcQuantizer? quantizer = null) =>
        new DriftReading(Tiling, Design with { Effects = effects }, quantizer is { } one ? [one] : null, 0)
            .Factors(new ProgrammedCells(Tiling, Design with { Effects = effects }, new SeedTree(1)), new SeedTree(1));

    /// <summary>Conductances fall to 0.8; nothing else happens, so that both scopes give 1/0.8.</summary>
    [Theory, InlineData(CompensationScope.Layer), InlineData(CompensationScope.Output)]
    public void Factors_WarmChip_UndoTheTemperature(CompensationScope scope)
    {
        var effects = new CellEffects
        {
            Temperature = new ConductanceTemperature { Coefficient = -0.002, Temperature = 400 }, HasDriftCompensation = true, CompensationScope = scope,
        };
        Assert.All(Factors(effects)!, factor => Assert.Equal(1.25, factor, 1e-9));
        Assert.Null(Factors(effects with { HasDriftCompensation = false }));
        Assert.Null(Factors(effects with { Temperature = ConductanceTemperature.None }));
    }

    /// <summary>Cells drift in random directions, so that the columns differ.</summary>
    [Fact]
    public void Factors_PerOutput_FollowTheirOwnColumns()
    {
        var effects = new CellEffects
        {
            Retention = new PowerLawRetention { Exponent = 0.02, Target = null }, Time = 1e4, HasDriftCompensation = true,
            CompensationScope = CompensationScope.Output,
        };
        var cells = new DrawnCells(new ProgrammedCells(Tiling, Design with { Effects = effects }, new SeedTree(1)));
        double Later(int output) => Enumerable.Range(0, 2).Sum(row => Math.Abs(cells.CellSteps(output, row, 0) - cells.SubtractedSteps(output, row, 0)));
        var factors = Factors(effects)!;
        Assert.Equal((2 + 4) / Later(0), factors[0], 1e-9);
        Assert.Equal((6 + 8) / Later(1), factors[1], 1e-9);
        Assert.NotEqual(factors[0], factors[1], 1e-3);
        Assert.All(Factors(effects with { CompensationScope = CompensationScope.Layer })!,
            factor => Assert.Equal(20 / (Later(0) + Later(1)), factor, 1e-9));
    }

    /// <summary>Steps of 3: 2, 4, 6, 8 read as 3, 3, 6, 9, and 1.6, 3.2, 4.8, 6.4 as 3, 3, 6, 6.</summary>
    [Fact]
    public void Factors_ThroughTheAdc_AreThoseOfConvertedReadings()
    {
        var effects = new CellEffects
        {
            Temperature = new ConductanceTemperature { Coefficient = -0.002, Temperature = 400 }, HasDriftCompensation = true, HasCompensationThroughAdc = true,
        };
        var coarse = AdcQuantizer.AroundZero(-21, 24, 4);
        Assert.Equal(3, coarse.Step);
        Assert.Equal(21 / 18.0, Factors(effects, coarse)![0], 1e-9);
        Assert.Equal(1.25, Factors(effects with { HasCompensationThroughAdc = false }, coarse)![0], 1e-9);
    }
}
