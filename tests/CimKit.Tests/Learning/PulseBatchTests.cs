using CimKit.Devices.Pulsed;
using CimKit.Foundation;
using CimKit.Learning;
using Xunit;

namespace CimKit.Tests.Learning;

/// <summary>Products that are sent together, and pulses whose noise is added up, follow the law of pulse after pulse.</summary>
public sealed class PulseBatchTests
{
    private const int Side = 100;

    public static TheoryData<PulsedResponse, float> Laws { get; } = new()
    {
        // Far from the bounds noise is added up; near them it is not.
        { new ConstantStep { Step = 0.002, Maximum = 1, Minimum = -1, StepNoise = 0.8 }, 0.1f },
        { new ConstantStep { Step = 0.002, Maximum = 1, Minimum = -1, StepNoise = 0.8 }, 0.99f },
        { new SoftBounds { Step = 0.01, Maximum = 0.6, Minimum = -0.7, StepNoise = 0.5, UpDownBias = 0.1 }, 0.2f },
        { new SoftBounds { Step = 0.01, Maximum = 0.6, Minimum = -0.7, StepNoise = 0.5, UpDownBias = 0.1 }, 0.57f },
        { new LinearStep { Step = 0.01, Maximum = 0.6, Minimum = -0.6, SlopeUp = 0.5, SlopeDown = 0.3, StepNoise = 0.5 }, -0.3f },
    };

    [Theory, MemberData(nameof(Laws))]
    public void Update_OppositeProducts_HaveTheMomentsOfTheScalarRule(PulsedResponse response, float start)
    {
        var array = new PulsedArray(response, Side, Side, new SeedTree(3));
        array.Program(Enumerable.Repeat(start, Side * Side).ToArray());
        var ones = Enumerable.Repeat(1f, 2 * Side).ToArray();
        float[] errors = [.. Enumerable.Repeat(-1f, Side), .. Enumerable.Repeat(1f, Side)];
        var counts = array.Update(ones, errors, 12 * response.Step, 1);
        Assert.Equal(new UpdateCounts(2 * Side * Side, 12 * Side * Side, 12 * Side * Side), counts);

        var random = new SeedTree(4).ToRandom();
        var normal = new MathNet.Numerics.Distributions.Normal(0, 1, random);
        var scalar = Enumerable.Range(0, Side * Side).Select(_ =>
        {
            double weight = start;
            for (var pulse = 0; pulse < 24; pulse++)
                weight = pulse < 12 ? response.Up(weight, normal.Sample()) : response.Down(weight, normal.Sample());
            return weight;
        }).ToArray();
        var (mean, spread) = Moments(scalar);
        var (arrayMean, arraySpread) = Moments(array.States.ToArray().Select(state => (double)state).ToArray());
        // Five standard errors of the difference of two samples of 10,000.
        Assert.Equal(mean, arrayMean, 5 * spread * Math.Sqrt(2.0 / (Side * Side)));
        Assert.Equal(1, arraySpread / spread, 5 * Math.Sqrt(1.0 / (Side * Side)));
    }

    [Fact]
    public void Update_ManyProductsTogether_HaveTheMeanOfTheirSum()
    {
        const int products = 600;
        var response = new ConstantStep { Step = 0.001, Maximum = 1, Minimum = -1, StepNoise = 0.3 };
        var array = new PulsedArray(response, 3, 5, new SeedTree(2));
        var random = new SeedTree(5).ToRandom();
        var inputs = Numbers(products * 5, random);
        var errors = Numbers(products * 3, random);
        array.Update(inputs, errors, 0.004, 1);

        for (var row = 0; row < 3; row++)
            for (var column = 0; column < 5; column++)
            {
                var terms = Enumerable.Range(0, products).Select(product => -0.004 * errors[product * 3 + row] * inputs[product * 5 + column]).ToArray();
                // Poisson, as for single products.
                Assert.Equal(terms.Sum(), array.States[row * 5 + column], 4 * Math.Sqrt(terms.Sum(Math.Abs) * 0.001 * 1.09));
            }
    }

    [Fact]
    public void Update_TwoThreads_GiveTheSameNumbers()
    {
        float[] Run(int threads)
        {
            var response = new SoftBounds { Step = 0.01, Maximum = 0.3, Minimum = -0.3, StepNoise = 0.5, StepSpread = 0.3, MaximumSpread = 0.3 };
            var array = new PulsedArray(response, 50, 37, new SeedTree(8));
            var random = new SeedTree(9).ToRandom();
            for (var step = 0; step < 5; step++)
                array.Update(Numbers(40 * 37, random), Numbers(40 * 50, random), 0.05, step, threads);
            return array.States.ToArray();
        }
        Assert.Equal(Run(1), Run(2));
    }

    [Fact]
    public void Update_LengthsThatDoNotFit_AreRefused()
    {
        var array = new PulsedArray(new ConstantStep { Step = 0.001, Maximum = 1, Minimum = -1 }, 2, 3, new SeedTree(1));

        Assert.Throws<ArgumentException>(() => array.Update(new float[7], new float[4], 1, 1));
        Assert.Throws<ArgumentException>(() => array.Update(new float[6], new float[3], 1, 1));
    }

    private static float[] Numbers(int count, Random random) => Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1).ToArray();

    private static (double Mean, double Spread) Moments(double[] values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
    }
}
