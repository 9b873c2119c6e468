using CimKit.Devices;
using CimKit.Devices.Presets;
using CimKit.Foundation;
using CimKit.Learning;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Learning;

public sealed class CurveArrayTests
{
    private static readonly UpdateCurve Curve = AgASi.Create().Curve! with { CycleToCycleSigma = 0 };

    [Fact]
    public void Pulses_WorkedByHand()
    {
        var update = new CurveUpdate { Curve = Curve };

        // 97 pulses up for a change of 2: 0.03 asks for 1.455. A chance of 0.545 or more makes it 2? −⌊0.5 − 1.455⌋ = 1, −⌊0.4 − 1.455⌋ = 2.
        Assert.Equal(1, update.Pulses(0.03, 0.5));
        Assert.Equal(2, update.Pulses(0.03, 0.4));
        Assert.Equal(-1, update.Pulses(-0.02, 0.5));
        Assert.Equal(0, update.Pulses(0, 0));
        Assert.Equal(97, update.Pulses(5));
        Assert.Equal(-3, (update with { MostPulses = 3 }).Pulses(-1));
        Assert.Equal(0.3, update.Apply(0.3, 0, 4));
    }

    [Theory]
    [InlineData(2.4, -4.88)]
    [InlineData(0, 0)]
    [InlineData(1.75, 1.46)]
    [InlineData(-3, 0.004)]
    public void Update_WithoutChance_IsTheScalarRule(double up, double down)
    {
        var update = new CurveUpdate
        {
            Curve = Curve with { PotentiationNonlinearity = up, DepressionNonlinearity = down }, IsStochastic = false,
        };
        Gen.Float[-1, 1].Array[1, 200].SelectMany(weights => Gen.Float[-1.5f, 1.5f].Array[weights.Length].Select(changes => (weights, changes)))
            .Sample(cells =>
            {
                var after = cells.weights.ToArray();
                var array = new CurveArray(update, after.Length, new SeedTree(1));
                var counts = array.Update(after, cells.changes, 1);
                var pulses = cells.changes.Select(change => update.Pulses(change)).ToArray();
                Assert.Equal(pulses.Count(number => number != 0), counts.Cells);
                Assert.Equal(pulses.Sum(number => (long)Math.Max(0, number)), counts.Potentiation);
                // Single precision: a few times 6e-8 of a range of 2.
                for (var i = 0; i < after.Length; i++)
                    Assert.Equal(update.Apply(cells.weights[i], pulses[i]), after[i], 1e-6);
            });
    }

    [Fact]
    public void Update_SmallChanges_HaveTheRightMeanAndSpread()
    {
        var update = new CurveUpdate { Curve = Linear(100) with { CycleToCycleSigma = 0.01 } };
        var weights = new float[200_000];
        new CurveArray(update, weights.Length, new SeedTree(3)).Update(weights, Enumerable.Repeat(-0.004f, weights.Length).ToArray(), 7);

        // A fifth of the cells get one pulse of −0.02 ± 0.02: mean −0.004 ± 3e-5, variance 0.2·(0.02² + 0.02²) − 0.004².
        Assert.Equal(-0.004, weights.Average(weight => (double)weight), 1.2e-4);
        Assert.Equal(0.2 * 8e-4 - 1.6e-5, weights.Average(weight => (weight + 0.004) * (weight + 0.004)), 4e-6);
        Assert.Equal(0.8, weights.Count(weight => weight == 0) / (double)weights.Length, 0.005);
    }

    [Fact]
    public void Update_DevicesThatDiffer_AreScalarDevices()
    {
        var update = new CurveUpdate
        {
            Curve = Curve, IsStochastic = false, Spread = new() { Nonlinearity = 0.5, Maximum = 2e-9, Minimum = 1e-10 },
        };
        var cells = CurveCells.Draw(update, 500, new SeedTree(9)["devices"]);
        var weights = new float[500];
        new CurveArray(update, 500, new SeedTree(9)).Update(weights, Enumerable.Repeat(0.1f, 500).ToArray(), 1);

        for (var i = 0; i < 500; i++)
        {
            var exact = -(cells.UpTop[i] - 0.0) * CurveBranch.ExpMinusOne(-5.0 * cells.UpRate[i]);
            Assert.Equal(Math.Clamp(exact, cells.Low[i], cells.High[i]), weights[i], 1e-5);
        }
        Assert.Equal(97 * cells.UpRate.Average(rate => (double)rate), 1 / Nonlinearity.NormalizedA(2.4), 0.1);
        Assert.True(weights.Distinct().Count() > 450);
    }

    [Fact]
    public void Update_AnyNumberOfThreads_GivesTheSameWeights()
    {
        var update = new CurveUpdate { Curve = AgASi.Create().Curve!, Spread = new() { Nonlinearity = 0.2 } };
        var changes = Enumerable.Range(0, 150_000).Select(i => MathF.Sin(i) * 0.05f).ToArray();
        float[] Run(int threads)
        {
            var weights = new float[changes.Length];
            var array = new CurveArray(update, weights.Length, new SeedTree(4));
            array.Update(weights, changes, 1, threads);
            array.Update(weights, changes, 2, threads);
            return weights;
        }

        Assert.Equal(Run(1), Run(2));
    }

    [Fact]
    public void Update_WrongLength_IsRefused() => Assert.Contains("must hold 4 numbers; got 4 and 3", Assert.Throws<ArgumentException>(
        () => new CurveArray(new CurveUpdate { Curve = Curve }, 4, new SeedTree(1)).Update(new float[4], new float[3], 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void BendTable_Labels_AreTheClosedForm() => Gen.Double[-9, 9].Sample(label =>
        Math.Abs(BendTable.Bend(label) - (label == 0 ? 0 : 1 / Nonlinearity.NormalizedA(label))) <= 1e-5 * Math.Max(1, Math.Abs(BendTable.Bend(label))));

    private static UpdateCurve Linear(int pulses) => IdealAnalog.Create().Curve! with
    {
        PotentiationPulses = pulses, DepressionPulses = pulses, PotentiationNonlinearity = 0, DepressionNonlinearity = 0,
    };
}
