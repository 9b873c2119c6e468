using CimKit.Devices;
using CimKit.Devices.Statistics;
using CimKit.Foundation;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using Xunit;

namespace CimKit.Tests.Devices.Statistics;

/// <summary>What holds for every statistical model, found by reflection.</summary>
public class ConductanceModelContract
{
    private static readonly double[] Parts = [0, 0.05, 0.2, 0.5, 0.8, 1];

    public static TheoryData<Type> Types => [.. typeof(IConductanceModel).Assembly.GetTypes()
        .Where(type => typeof(IConductanceModel).IsAssignableFrom(type) && type is { IsAbstract: false, IsInterface: false })];

    [Theory, MemberData(nameof(Types))]
    public void MeanCell_AtAnyTime_IsFiniteAndNotNegative(Type type)
    {
        var model = Create(type);
        Assert.Empty(model.Range.Problems());
        foreach (var target in Targets(model))
            foreach (var time in new[] { 0, 1e-6, 0.5, 1, 3600, 86400, 3e5, 3e8 })
                foreach (var normal in new[] { -4.0, -1, 0, 1, 4 })
                {
                    var conductance = model.At(target, time, new CellDraws(normal, normal, 0.5, normal));
                    Assert.True(double.IsFinite(conductance) && conductance >= 0, $"{type.Name}: {conductance} S from {target} S after {time} s.");
                    Assert.True(model.ReadSigma(conductance) >= 0);
                }
    }

    [Theory, MemberData(nameof(Types))]
    public void Program_ZeroDraw_LandsOnTheTarget(Type type)
    {
        var model = Create(type);
        Assert.All(Targets(model), target => Assert.Equal(target, model.Program(target, new CellDraws(0)), 1e-12 * model.Range.Maximum));
    }

    [Theory, MemberData(nameof(Types))]
    public void Program_LargerDraw_LandsHigher(Type type)
    {
        var model = Create(type);
        Assert.All(Targets(model), target => Assert.True(
            model.Program(target, new CellDraws(0.5)) >= model.Program(target, new CellDraws(0))));
    }

    [Theory, MemberData(nameof(Types))]
    public void Draws_ThatAreNotNamed_DoNotMatter(Type type)
    {
        var model = Create(type);
        var named = new CellDraws(
            Used(CellDrawKinds.Programming), Used(CellDrawKinds.Drift), Used(CellDrawKinds.Direction), Used(CellDrawKinds.SlowNoise));
        Assert.All(Targets(model), target => Assert.Equal(
            model.At(target, 1e4, named), model.At(target, 1e4, new CellDraws(0.7, 0.7, 0.7, 0.7))));

        double Used(CellDrawKinds kind) => model.Draws.HasFlag(kind) ? 0.7 : 0;
    }

    [Theory, MemberData(nameof(Types))]
    public void At_WithoutDrift_StaysAsProgrammed(Type type)
    {
        var model = Create(type);
        var changes = Targets(model).Any(target => Math.Abs(model.At(target, 1e5, new CellDraws(0.3, 0.3, 0.3, 0.3))
            - model.At(target, 10, new CellDraws(0.3, 0.3, 0.3, 0.3))) > 1e-6 * model.Range.Maximum);
        Assert.Equal(model.HasDrift, changes);
        Assert.DoesNotContain("{", model.ToString());
    }

    [Theory, MemberData(nameof(Types))]
    public void At_NegativeTime_IsRefusedWhereTimeMatters(Type type)
    {
        var model = Create(type);
        if (model.HasDrift)
            Assert.Throws<ArgumentOutOfRangeException>(() => model.At(model.Range.Maximum / 2, -1, new CellDraws(0)));
    }

    /// <summary>20,000 cells after a day, all scales 1; published to 2 %, whose smallest digits are 0.005 µS.</summary>
    [Theory]
    [InlineData(0, 0.05, 0.10)]
    [InlineData(5, 3.34, 0.72)]
    [InlineData(10, 6.64, 0.91)]
    [InlineData(15, 9.98, 1.13)]
    [InlineData(20, 13.30, 1.34)]
    [InlineData(25, 16.61, 1.52)]
    public void ProjectedPcm_OneDay_HasThePublishedMeanAndSpread(double target, double mean, double sigma)
    {
        var cells = Draw(new ProjectedPcm(), target * Si.Micro, 86400);
        Assert.Equal(mean, cells.Mean() / Si.Micro, 0.02 * mean + 0.006);
        Assert.Equal(sigma, cells.StandardDeviation() / Si.Micro, 0.02 * sigma + 0.006);
    }

    /// <summary>Means to four standard errors, deviations to four of theirs (σ/√(2n)); cells far from the limits.</summary>
    [Fact]
    public void DrawnCells_OfEveryModelWithAClosedForm_HaveItsMeanAndSpread()
    {
        var rram = new NeuRram();
        Matches(rram, 20, 86400, 20 * Si.Micro, rram.Sigma(20 * Si.Micro, 86400));
        var cmo = new CmoReRam();
        Matches(cmo, 50, 3600, 50 * Si.Micro + cmo.MeanShift(3600), Math.Sqrt(
            Square(cmo.ProgrammingSigma(50 * Si.Micro)) + Square(cmo.RelaxationSigma(3600)) + Square(cmo.SlowNoiseSigma(49.27 * Si.Micro, 3600))));
        var hfo2 = new MultilevelHfO2();
        Matches(hfo2, 100, 1, 100 * Si.Micro, hfo2.ProgrammingSigma(100 * Si.Micro));
        var sonos = new Sonos { ReadVoltage = 1, HasMeanDrift = true };
        Matches(sonos, 1, 2.5 * 86400, 1 * Si.Micro + sonos.MeanShift(1 * Si.Micro, 2.5 * 86400), sonos.Sigma(1 * Si.Micro, 2.5 * 86400));
    }

    [Fact]
    public void NeuRram_MeasuredTimes_GiveThePublishedPolynomials()
    {
        var model = new NeuRram();
        Assert.Equal(0.348 + 16.030 / 2 - 43.853 / 4 + 45.393 / 8 - 16.815 / 16, model.Sigma(20 * Si.Micro, 1) / Si.Micro, 1e-9);
        Assert.Equal(0.782 + 20.274 - 43.507 + 37.062 - 11.934, model.Sigma(40 * Si.Micro, 172800) / Si.Micro, 1e-9);
        Assert.Equal(model.Sigma(20 * Si.Micro, 172800), model.Sigma(20 * Si.Micro, 1e9));
        Assert.Equal(2 * model.Sigma(20 * Si.Micro, 500), (model with { Maximum = 80 * Si.Micro }).Sigma(40 * Si.Micro, 500), 1e-15);
    }

    /// <summary>The pieces of the fits meet within 0.002 at their break points.</summary>
    [Fact]
    public void HermesPcm_BreakPoints_Meet()
    {
        foreach (PcmModel model in new PcmModel[] { new HermesPcm(), new HermesPairPcm() })
            foreach (var part in new[] { 0.0945, 0.3055, 0.3039, 0.16, 0.1591 })
            {
                var (below, above) = (model.Maximum * (part - 1e-9), model.Maximum * (part + 1e-9));
                Assert.Equal(model.ExponentMean(below), model.ExponentMean(above), 0.002);
                Assert.Equal(model.ExponentSigma(below), model.ExponentSigma(above), 0.002);
                Assert.Equal(model.NoiseStrength(below), model.NoiseStrength(above), 0.002);
            }
    }

    [Fact]
    public void MultilevelHfO2_LargestConductance_IsLinear()
    {
        var model = new MultilevelHfO2();
        Assert.Equal(225 * Si.Micro * 0.3, model.Current(225 * Si.Micro, 0.3), 2e-6 * 0.09 + 2e-6 * 0.027);
        Assert.Equal(300 * Si.Micro * 0.3, model.Current(300 * Si.Micro, 0.3));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Current(100 * Si.Micro, 0.6));
    }

    [Fact]
    public void Sonos_DaysAndBetween_FollowTheFits()
    {
        var model = new Sonos { ReadVoltage = 0.5 };
        Assert.Equal(25.59102 * (1 - Math.Exp(-500 / 186.85544)), model.Sigma(1000 * Si.Nano, 86400) * 0.5 / Si.Nano, 1e-9);
        Assert.Equal(
            (model.Sigma(1000 * Si.Nano, 86400) + model.Sigma(1000 * Si.Nano, 2 * 86400)) / 2, model.Sigma(1000 * Si.Nano, 1.5 * 86400), 1e-18);
        Assert.Equal(0, model.MeanShift(1000 * Si.Nano, 86400));
        Assert.Equal(12.58037 * (1 - Math.Exp(-500 / 215.36557)), model.ReadSigma(1000 * Si.Nano) * 0.5 / Si.Nano, 1e-9);
    }

    private static IConductanceModel Create(Type type) =>
        type == typeof(Sonos) ? new Sonos { ReadVoltage = 1, HasMeanDrift = true }
        : type == typeof(GenericCell) ? new GenericCell
        {
            Range = new ConductanceRange { Minimum = 1 * Si.Micro, Maximum = 50 * Si.Micro },
            Programming = new GenericError { Kind = GenericErrorKind.Uniform, Magnitude = 0.1 },
        }
        : (IConductanceModel)Activator.CreateInstance(type)!;

    private static IEnumerable<double> Targets(IConductanceModel model) =>
        Parts.Select(part => model.Range.Minimum + part * (model.Range.Maximum - model.Range.Minimum));

    private static void Matches(IConductanceModel model, double target, double time, double mean, double sigma)
    {
        var cells = Draw(model, target * Si.Micro, time);
        Assert.Equal(mean, cells.Mean(), 4 * sigma / Math.Sqrt(cells.Length));
        Assert.Equal(sigma, cells.StandardDeviation(), 4 * sigma / Math.Sqrt(2.0 * cells.Length) + 0.002 * sigma);
    }

    private static double[] Draw(IConductanceModel model, double target, double time)
    {
        var normals = new double[60_000];
        Normal.Samples(new SeedTree(11)["cells"].ToRandom(), normals, 0, 1);
        return Enumerable.Range(0, 20_000)
            .Select(i => model.At(target, time, new CellDraws(normals[3 * i], normals[3 * i + 1], 0, normals[3 * i + 2]))).ToArray();
    }

    private static double Square(double value) => value * value;
}
