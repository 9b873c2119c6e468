using CimKit.Devices;
using CimKit.Foundation;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using Xunit;

namespace CimKit.Tests.Devices;

public class ProgrammingVariationTests
{
    private static readonly ConductanceRange Range = ConductanceRange.FromOnResistance(10 * Si.Kilo, 5, levels: 4);

    public static TheoryData<ProgrammingVariation> Zero => new(
        ProgrammingVariation.None, new StateVariation { Sigmas = [0, 0, 0, 0] }, new LogNormalVariation { Sigmas = [0] });

    [Theory, MemberData(nameof(Zero))]
    public void Program_ZeroSpread_LandsOnTheTarget(ProgrammingVariation variation)
    {
        Assert.True(variation.IsZero);
        Assert.Equal("no variation", variation.ToString());
        Assert.Equal(Range.Conductance(2, 4), variation.Program(2, 4, Range, 3.0), 1e-20);
    }

    [Fact]
    public void Program_Proportional_IsOnePlusSigmaXi() => Assert.Equal(
        100 * Si.Micro * 1.2, new ProportionalVariation { Sigma = 0.1 }.Program(3, 4, Range, 2), 1e-18);

    [Fact]
    public void Program_PerState_UsesTheStatesOwnSpread()
    {
        var variation = new StateVariation { Sigmas = [0.05, 0, 0, 0.01] };
        Assert.Equal(20 * Si.Micro + 0.05 * 80 * Si.Micro, variation.Program(0, 4, Range, 1), 1e-18);
        Assert.Equal(100 * Si.Micro - 0.01 * 80 * Si.Micro, variation.Program(3, 4, Range, -1), 1e-18);
    }

    [Fact]
    public void Program_HugeNegativeDraw_StopsAtZero() =>
        Assert.Equal(0, new ProportionalVariation { Sigma = 0.5 }.Program(1, 4, Range, -10));

    /// <summary>The mean of 200,000 draws has a standard error of σ/450: four of them are allowed.</summary>
    [Fact]
    public void Program_LogNormal_KeepsTheMean()
    {
        var normals = new double[200_000];
        Normal.Samples(new SeedTree(3)["log-normal"].ToRandom(), normals, 0, 1);
        var variation = new LogNormalVariation { Sigmas = [0.3] };
        var cells = normals.Select(normal => variation.Program(3, 4, Range, normal)).ToArray();
        var relative = Math.Sqrt(Math.Exp(0.09) - 1);
        Assert.Equal(100 * Si.Micro, cells.Mean(), 4 * relative / Math.Sqrt(normals.Length) * 100 * Si.Micro);
        Assert.Equal(relative, cells.StandardDeviation() / cells.Mean(), 0.01);
    }

    [Fact]
    public void Problems_WrongNumberOfStates_IsNamed() => Assert.Equal(
        "Sigmas must hold 1 or 2 numbers, one per state; got 4.",
        Assert.Single(new StateVariation { Sigmas = [0, 0, 0, 0.1] }.Problems(2)));

    [Fact]
    public void Sigma_NotANumber_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProportionalVariation { Sigma = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StateVariation { Sigmas = [-0.1] });
    }
}
