using CimKit.Devices.Presets;
using CimKit.Devices.Pulsed;
using CimKit.Foundation;
using CimKit.Learning;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Learning;

public sealed class PulsedArrayTests
{
    private static readonly ConstantStep Constant = new() { Step = 0.001, Maximum = 0.6, Minimum = -0.6 };

    public static TheoryData<PulsedResponse> Responses { get; } =
    [
        Constant with { UpDownBias = 0.1 },
        new LinearStep { Step = 0.01, Maximum = 0.6, Minimum = -0.5, SlopeUp = 0.7, SlopeDown = 0.2 },
        new SoftBounds { Step = 0.02, Maximum = 0.6, Minimum = -0.7, UpDownBias = -0.05 },
        new ExponentialStep
        {
            Step = 0.005, Maximum = 0.6, Minimum = -0.6, Slope = 0.2, Offset = 0.3, GammaUp = 8, GammaDown = 5, AmplitudeUp = 0.01, AmplitudeDown = 0.05,
        },
        new PowerStep { Step = 0.02, Maximum = 0.6, Minimum = -0.6, GammaUp = 1.5, GammaDown = 0.5 },
        new PiecewiseStep { Step = 0.02, Maximum = 0.6, Minimum = -0.6, UpSteps = [1, 0.8, 0.1], DownSteps = [0.2, 1] },
    ];

    [Theory, MemberData(nameof(Responses))]
    public void Send_WithoutNoise_IsTheScalarRulePulseByPulse(PulsedResponse response) => Gen.Float[-0.5f, 0.5f].Array[40]
        .Select(Gen.Int[-6, 6].Array[40])
        .Sample((start, pulses) =>
        {
            var array = new PulsedArray(response, 4, 10, new SeedTree(1));
            array.Program(start);
            var counts = array.Send(pulses, 1);
            Assert.Equal(pulses.Count(number => number != 0), counts.Cells);
            Assert.Equal(pulses.Sum(number => Math.Abs(number)), counts.Potentiation + counts.Depression);
            for (var i = 0; i < 40; i++)
            {
                double weight = Math.Clamp(start[i], (float)response.Minimum, (float)response.Maximum);
                for (var pulse = 0; pulse < Math.Abs(pulses[i]); pulse++)
                    weight = pulses[i] > 0 ? response.Up(weight) : response.Down(weight);
                Assert.Equal(weight, array.States[i], 2e-6);
            }
        }, iter: 30);

    [Fact]
    public void Plan_WorkedByHand()
    {
        // 0.1·0.8·1/0.001 = 80 pulses are wanted, 31 slots there; d counts as 31/80.
        var plan = new PulseTrains().Plan(0.1, 0.8, 1, 0.001);
        Assert.Equal((80, 31), (plan.Wanted, plan.Length), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && a.Item2 == b.Item2);
        Assert.Equal(Math.Sqrt(0.1 / 0.031) * Math.Sqrt(0.8 / 0.3875), plan.ErrorFactor, 1e-12);
    }

    [Fact]
    public void Update_ManyProducts_HaveTheMeanOfTheProduct()
    {
        float[] inputs = [0, 0.2f, 0.5f, 1, -0.4f];
        float[] errors = [0.3f, -1, 0];
        var array = new PulsedArray(Constant with { StepNoise = 0.3 }, 3, 5, new SeedTree(2));
        const int products = 4000;
        const double rate = 0.00005;
        for (var step = 0; step < products; step++)
            array.Update(inputs, errors, rate, step);

        for (var row = 0; row < 3; row++)
            for (var column = 0; column < 5; column++)
            {
                var mean = -products * rate * errors[row] * inputs[column];
                // Poisson: |mean|/Δ pulses of Δ·(1 ± 0.3); four standard deviations.
                Assert.Equal(mean, array.States[row * 5 + column], 4 * Math.Sqrt(Math.Abs(mean) * 0.001 * 1.09) + 1e-9);
            }
    }

    [Fact]
    public void Update_LongTrains_FireInEverySlot()
    {
        var array = new PulsedArray(Constant, 1, 20, new SeedTree(2));
        var ones = Enumerable.Repeat(1f, 20).ToArray();
        var counts = array.Update(ones, [1], 0.031, 1);

        // Both lines fire with probability 1: 31 coincidences of −0.001 each.
        Assert.Equal(new UpdateCounts(20, 0, 620), counts);
        Assert.All(array.States.ToArray(), state => Assert.Equal(-0.031f, state, 1e-6f));
    }

    [Fact]
    public void Devices_Spread_IsThatOfTheResponse()
    {
        var response = Constant with { StepSpread = 0.3, MaximumSpread = 0.2, UpDownSpread = 0.05 };
        var array = new PulsedArray(response, 100, 400, new SeedTree(5));
        array.Send(Enumerable.Repeat(1, 40_000).ToArray(), 1);
        var steps = array.States.ToArray().Select(state => (double)state).ToArray();

        Assert.Equal(0.001, steps.Average(), 1e-5);
        Assert.Equal(0.001 * Math.Sqrt(0.3 * 0.3 + 0.05 * 0.05), Math.Sqrt(steps.Average(step => Math.Pow(step - 0.001, 2))), 1e-5);
    }

    [Fact]
    public void Read_WithReference_HoldsTheSymmetryPointAtZero()
    {
        var response = new SoftBounds { Step = 0.01, Maximum = 0.6, Minimum = -0.6, UpDownBias = 0.2, UpDownSpread = 0.1, ReferenceError = 0 };
        var array = new PulsedArray(response, 10, 30, new SeedTree(6));
        array.Program(new float[300]);
        var start = array.States.ToArray();
        array.Send(Enumerable.Repeat(1, 300).ToArray(), 1);
        array.Send(Enumerable.Repeat(-1, 300).ToArray(), 2);
        var seen = new float[300];
        array.Read(seen);

        Assert.True(start.Distinct().Count() > 200);
        Assert.All(seen, weight => Assert.Equal(0, weight, 3e-4f)); // One step up and down leaves a step times its slope.
    }

    [Fact]
    public void Presets_WithAStep_CanAllBeUsed()
    {
        foreach (var device in DevicePresets.All.Where(device => device.Response is not null))
        {
            var array = new PulsedArray(device.Response!, 8, 17, new SeedTree(7));
            var error = Enumerable.Repeat(-1f, 8).ToArray();
            array.Update(Enumerable.Repeat(1f, 17).ToArray(), error, 20 * device.Response!.Step, 1);
            Assert.All(array.States.ToArray(), state => Assert.True(float.IsFinite(state), device.Name));
            Assert.True(array.States.ToArray().Average() > 0, device.Name);
        }
    }

    [Fact]
    public void Update_BadInput_IsRefused()
    {
        var array = new PulsedArray(Constant, 2, 3, new SeedTree(1));

        Assert.Contains("inputs must hold 3 numbers; got 2", Assert.Throws<ArgumentException>(() => array.Update([1, 2], [1, 2], 1, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => array.Update([1, 2, float.NaN], [1, float.PositiveInfinity], 1, 1));
        Assert.Equal(default, array.Update([0, 0, 0], [1, 2], 1, 1));
    }
}
