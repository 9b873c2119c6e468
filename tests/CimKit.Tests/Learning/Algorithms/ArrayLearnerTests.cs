using CimKit.Devices.Pulsed;
using CimKit.Foundation;
using CimKit.Learning.Algorithms;
using Xunit;

namespace CimKit.Tests.Learning.Algorithms;

public sealed class ArrayLearnerTests
{
    private const int Inputs = 21;
    private const int Outputs = 6;

    private static readonly SoftBounds Noisy = new()
    {
        Step = 0.004, Maximum = 0.7, Minimum = -0.6, StepSpread = 0.3, StepNoise = 0.3, MaximumSpread = 0.2, MinimumSpread = 0.2, UpDownSpread = 0.1,
    };

    private static readonly ConstantStep Plain = new() { Step = 0.01, Maximum = 1, Minimum = -1 };

    public static TheoryData<ArrayAlgorithm> Algorithms { get; } =
    [
        new PulsedSgd(),
        new MixedPrecision(),
        new TikiTaka { Transfer = Transfer.Pulsed, TransferRate = 0.1, FastPart = 0.5, ReadNoise = 0.01 },
        new TikiTaka { TransferRate = 2, TransferEvery = 3 },
        new OneSidedPairs(),
    ];

    [Theory, MemberData(nameof(Algorithms))]
    public void Update_StateRestored_GoesOnAsBefore(ArrayAlgorithm algorithm)
    {
        var learner = algorithm.Create(Noisy, Outputs, Inputs, new SeedTree(1));
        Train(learner, 0);
        var kept = learner.State().ToDictionary(part => part.Key, part => part.Value.ToArray());
        Train(learner, 40);
        var expected = Weights(learner);

        var other = algorithm.Create(Noisy, Outputs, Inputs, new SeedTree(1));
        foreach (var (name, values) in other.State())
            kept[name].CopyTo(values, 0);
        Train(other, 40);
        Assert.Equal(expected, Weights(other));
    }

    [Theory, MemberData(nameof(Algorithms))]
    public void Program_ThenRead_GivesWeightsWithinTheBounds(ArrayAlgorithm algorithm)
    {
        var target = Enumerable.Range(0, Inputs * Outputs).Select(place => place / 500f - 0.12f).ToArray();
        var learner = algorithm.Create(Plain, Outputs, Inputs, new SeedTree(1));
        learner.Program(target);
        Assert.Equal(target, Weights(learner), (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Theory, MemberData(nameof(Algorithms))]
    public void Update_LengthsThatDoNotFit_AreRefused(ArrayAlgorithm algorithm)
    {
        var learner = algorithm.Create(Plain, Outputs, Inputs, new SeedTree(1));
        Assert.Throws<ArgumentException>(() => learner.Update(new float[Inputs + 1], new float[Outputs], 1, 0));
    }

    [Fact]
    public void MixedPrecision_WithoutNoise_LosesLessThanAPulse()
    {
        var learner = new MixedPrecision().Create(Plain, Outputs, Inputs, new SeedTree(1));
        var sum = new double[Inputs * Outputs];
        for (var step = 0; step < 50; step++)
        {
            var (inputs, errors) = Product(step);
            learner.Update(inputs, errors, 0.003, step);
            for (var place = 0; place < sum.Length; place++)
                sum[place] -= 0.003 * errors[place / Inputs] * inputs[place % Inputs];
        }
        Assert.All(Weights(learner).Zip(sum), pair => Assert.Equal(pair.Second, pair.First, Plain.Step + 1e-5));
    }

    [Fact]
    public void TikiTaka_BufferedTransfer_VisitsColumnsInTurn()
    {
        var learner = new TikiTaka { TransferRate = 1, TransferEvery = 2 }.Create(Plain, Outputs, Inputs, new SeedTree(1));
        var buffer = learner.State().Single(part => part.Key == "H").Value;
        var ones = Enumerable.Repeat(1f, Inputs).ToArray();
        var errors = Enumerable.Repeat(-1f, Outputs).ToArray();
        for (var step = 0; step < 7; step++)
            learner.Update(ones, errors, 0.01, step);

        // Two pulses of 0.01 before each of three transfers; nothing amounts to a pulse of the slow array yet.
        Assert.Equal([0.02f, 0.04f, 0.06f, 0], buffer[..4], (a, b) => Math.Abs(a - b) < 1e-6f);
        Assert.All(Weights(learner), weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void TikiTaka_ProductsTogether_AreProductsOneTransferAfterTheOther()
    {
        float[] Run(int together)
        {
            var learner = new TikiTaka { TransferRate = 20, TransferEvery = 2 }.Create(Noisy, Outputs, Inputs, new SeedTree(3));
            for (var step = 0; step < 60; step += together)
            {
                var products = Enumerable.Range(step, together).Select(Product).ToArray();
                learner.Update(products.SelectMany(product => product.Inputs).ToArray(), products.SelectMany(product => product.Errors).ToArray(), 0.1, step);
            }
            return Weights(learner);
        }
        Assert.Equal(Run(2), Run(6));
    }

    [Fact]
    public void TikiTaka_ResponseWithoutSymmetryPoint_IsRefused()
    {
        var response = new PowerStep { Step = 0.02, Maximum = 0.6, Minimum = -0.6, GammaUp = 1.5, GammaDown = 0.5 };
        var algorithm = new TikiTaka { TransferRate = 1 };

        Assert.Contains("symmetry point", Assert.Throws<InvalidDesignException>(() => algorithm.Create(response, 2, 2, new SeedTree(1))).Message, StringComparison.Ordinal);
        Assert.Empty((algorithm with { Fast = Noisy }).Problems(response));
        Assert.Empty((algorithm with { ReferenceError = null }).Problems(response));
    }

    private static void Train(IArrayLearner learner, int from)
    {
        for (var step = from; step < from + 40; step += 4)
        {
            var products = Enumerable.Range(step, 4).Select(Product).ToArray();
            learner.Update(products.SelectMany(product => product.Inputs).ToArray(), products.SelectMany(product => product.Errors).ToArray(), 0.05, step);
        }
    }

    private static (float[] Inputs, float[] Errors) Product(int step)
    {
        var random = new SeedTree((ulong)step).ToRandom();
        return (Enumerable.Range(0, Inputs).Select(_ => random.NextSingle()).ToArray(), Enumerable.Range(0, Outputs).Select(_ => random.NextSingle() - 0.5f).ToArray());
    }

    private static float[] Weights(IArrayLearner learner)
    {
        var weights = new float[Inputs * Outputs];
        learner.Read(weights);
        return weights;
    }
}
