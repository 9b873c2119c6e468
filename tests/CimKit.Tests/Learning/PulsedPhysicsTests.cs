using CimKit.Devices.Pulsed;
using CimKit.Foundation;
using CimKit.Learning;
using CimKit.Learning.Algorithms;
using Xunit;

namespace CimKit.Tests.Learning;

/// <summary>What happens to devices beside the step of a pulse: held to the scalar statement and its moments.</summary>
public sealed class PulsedPhysicsTests
{
    private const int Side = 100;
    private const int Cells = Side * Side;

    private static readonly ConstantStep Constant = new() { Step = 0.01, Maximum = 1, Minimum = -1 };

    [Fact]
    public void Read_WriteNoise_IsRedrawnWhereAPulseCameAndNowhereElse()
    {
        var array = Array(Constant with { WriteNoise = 3 });
        array.Program(new float[Cells]);
        var programmed = Seen(array);
        array.Send(Pulses(cell => cell % 2), 1);
        var first = Seen(array);
        array.Send(Pulses(cell => cell % 2), 2);
        var second = Seen(array);

        Assert.All(Enumerable.Range(0, Cells / 2), cell => Assert.Equal(programmed[2 * cell], second[2 * cell]));
        Assert.All(Enumerable.Range(0, Cells), cell => Assert.Equal(cell % 2 * 0.02f, array.States[cell], 1e-6f));
        var (once, twice) = (Odd(first).Select(seen => seen - 0.01).ToArray(), Odd(second).Select(seen => seen - 0.02).ToArray());
        // 5,000 cells: five standard errors.
        Assert.All([once, twice], noise => Assert.Equal(0, noise.Average(), 5 * 0.03 / Math.Sqrt(Cells / 2)));
        Assert.All([once, twice], noise => Assert.Equal(0.03, Spread(noise), 5 * 0.03 / Math.Sqrt(Cells)));
        Assert.Equal(0, once.Zip(twice, (a, b) => a * b).Average() / (0.03 * 0.03), 5 / Math.Sqrt(Cells / 2));
        Assert.Equal(0.03, Spread(programmed.Select(seen => (double)seen).ToArray()), 5 * 0.03 / Math.Sqrt(2 * Cells));
        Assert.Equal(0.23, (Constant with { WriteNoise = 3 }).Visible(0.2, 1), 1e-12);
    }

    [Fact]
    public void Relax_LeakingDevices_FollowTheScalarRule()
    {
        var response = Constant with { Lifetime = 20, Rest = -0.1 };
        var array = Array(response);
        array.Program(Enumerable.Repeat(0.6f, Cells).ToArray());
        var weight = 0.6;
        for (var step = 0; step < 30; step++)
        {
            array.Relax(step);
            weight = response.Relax(weight);
        }
        Assert.Equal(0.7 * Math.Pow(0.95, 30) - 0.1, weight, 1e-12);
        Assert.All(array.States.ToArray(), state => Assert.Equal(weight, state, 1e-6));
    }

    [Fact]
    public void Relax_LeakAndRandomWalk_HaveTheMomentsOfTheRecursion()
    {
        var array = Array(Constant with { Lifetime = 20, Diffusion = 0.01 });
        array.Program(Enumerable.Repeat(0.5f, Cells).ToArray());
        for (var step = 0; step < 30; step++)
            array.Relax(step);
        var states = array.States.ToArray().Select(state => (double)state).ToArray();

        var spread = 0.01 * Math.Sqrt((1 - Math.Pow(0.95, 60)) / (1 - 0.95 * 0.95));
        Assert.Equal(0.5 * Math.Pow(0.95, 30), states.Average(), 5 * spread / Side);
        Assert.Equal(spread, Spread(states), 5 * spread / Math.Sqrt(2 * Cells));
    }

    [Fact]
    public void Relax_LifetimesThatDiffer_SpreadTheWeights()
    {
        var array = Array(Constant with { Lifetime = 100, LifetimeSpread = 0.1 });
        array.Program(Enumerable.Repeat(0.5f, Cells).ToArray());
        array.Relax(0);
        var lost = array.States.ToArray().Select(state => 0.5 - state).ToArray();

        // 1/τ to first order: a tenth of it, and a hundredth more in the mean.
        Assert.Equal(0.005 * 1.01, lost.Average(), 2e-5);
        Assert.Equal(0.1, Spread(lost) / lost.Average(), 0.01);
    }

    [Fact]
    public void Program_CorruptDevices_StayWhereTheyAre()
    {
        var array = Array(Constant with { CorruptPart = 0.2, CorruptReach = 0.05 });
        array.Program(Enumerable.Repeat(0.5f, Cells).ToArray());
        array.Send(Pulses(_ => 3), 1);
        var stuck = array.States.ToArray().Where(state => Math.Abs(state - 0.53f) > 1e-6f).Select(state => (double)state).ToArray();

        Assert.Equal(0.2, stuck.Length / (double)Cells, 5 * Math.Sqrt(0.2 * 0.8 / Cells));
        Assert.All(stuck, state => Assert.InRange(state, -0.05, 0.05));
        Assert.Equal(0.05 / Math.Sqrt(3), Spread(stuck), 0.003);
    }

    [Fact]
    public void Pair_WorkedByHand()
    {
        var response = Constant with { Minimum = 0 };
        var pair = new OneSidedPair(0.8, 0.245);

        Assert.False(pair.NeedsRefresh(1));
        pair = pair.Send(response, isUp: false);
        Assert.True(pair.NeedsRefresh(1));
        Assert.Equal(0.545, pair.Weight, 1e-12);
        Assert.Equal(54, new OneSidedPair(0.8, 0.256).PulsesAfterReset(0.01));
        Assert.False(new OneSidedPair(0.8, 0.2).NeedsRefresh(1));
    }

    [Fact]
    public void OneSidedPairs_ProductsOfBothSigns_HaveTheirMean()
    {
        const int products = 2000;
        var learner = new OneSidedPairs().Create(new ConstantStep { Step = 0.001, Maximum = 1, Minimum = 0 }, 2, 2, new SeedTree(3));
        var counts = default(UpdateCounts);
        for (var step = 0; step < products; step++)
            counts += learner.Update([1, 0.5f], [0.5f, -1], 0.0002, step);
        var weights = new float[4];
        learner.Read(weights);

        Assert.Equal(0, counts.Depression);
        float[] mean = [-0.2f, -0.1f, 0.4f, 0.2f];
        // Poisson, four standard deviations.
        Assert.All(mean.Zip(weights), pair => Assert.Equal(pair.First, pair.Second, 4 * Math.Sqrt(Math.Abs(pair.First) * 0.001)));
    }

    [Fact]
    public void OneSidedPairs_AnExhaustedPair_IsWrittenAgain()
    {
        var learner = new OneSidedPairs().Create(new ConstantStep { Step = 0.001, Maximum = 1, Minimum = 0 }, 1, 3, new SeedTree(3));
        var states = learner.State().ToDictionary(part => part.Key, part => part.Value);
        float[] plus = [0.9f, 0.9f, 0.3f], minus = [0.4f, 0.1f, 0.8f];
        plus.CopyTo(states["plus"], 0);
        minus.CopyTo(states["minus"], 0);
        learner.Update([0, 0, 0], [0], 0.1, 1);

        Assert.Equal([0.5f, 0.9f, 0], states["plus"][..3], (a, b) => Math.Abs(a - b) < 1e-4f);
        Assert.Equal([0, 0.1f, 0.5f], states["minus"][..3], (a, b) => Math.Abs(a - b) < 1e-4f);
    }

    private static PulsedArray Array(PulsedResponse response) => new(response, Side, Side, new SeedTree(11));

    private static int[] Pulses(Func<int, int> number) => Enumerable.Range(0, Cells).Select(number).ToArray();

    private static float[] Seen(PulsedArray array)
    {
        var weights = new float[Cells];
        array.Read(weights);
        return weights;
    }

    private static IEnumerable<double> Odd(float[] values) => values.Where((_, cell) => cell % 2 == 1).Select(value => (double)value);

    private static double Spread(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
