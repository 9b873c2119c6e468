using CimKit.Data;
using CimKit.Devices.Presets;
using CimKit.Foundation;
using CimKit.Learning.Perceptrons;
using Xunit;

namespace CimKit.Tests.Learning.Perceptrons;

public sealed class PerceptronTests
{
    private static readonly PerceptronOptions Short = new() { Epochs = 4, ImagesPerEpoch = 10_000 };
    private static readonly ImageSplit Digits = SyntheticDigits.Create(2000, 500);

    [Fact]
    public void Train_Software_Learns() => Assert.InRange(
        Perceptron.Train(Digits.Training, Digits.Test, Short).Accuracy, 0.75, 1);

    [Fact]
    public void Train_DeviceThatBends_LearnsLessThanTheIdealOne()
    {
        var ideal = Perceptron.Train(Digits.Training, Digits.Test, Short with { Curve = IdealAnalog.Create().Curve });
        var bent = Perceptron.Train(Digits.Training, Digits.Test, Short with { Curve = AgASi.Create().Curve });

        Assert.InRange(ideal.Accuracy, 0.6, 1);
        Assert.True(bent.Accuracy < ideal.Accuracy, $"{bent.Accuracy} and {ideal.Accuracy}");
        Assert.InRange(bent.Pulses.Cells, 1, bent.Pulses.Potentiation + bent.Pulses.Depression);
    }

    [Fact]
    public void Train_Seed_DecidesEverything()
    {
        PerceptronOptions Options(ulong seed) => Short with { Curve = EpiRam.Create().Curve, Epochs = 1, ImagesPerEpoch = 500, Seed = seed };
        double[] Run(ulong seed) => [.. Perceptron.Train(Digits.Training, Digits.Test, Options(seed)).Accuracies];

        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    [Fact]
    public void Train_Reference_StartsGMinLowAndReadsHalf()
    {
        var options = new PerceptronOptions { Curve = AgASi.Create().Curve, AccessResistance = 0, AdcBits = 16 };
        var corrected = new PerceptronCells(options, 4, 1, new SeedTree(1));
        var reference = new PerceptronCells(options with { Fidelity = Fidelity.Reference }, 4, 1, new SeedTree(1));
        double Sum(PerceptronCells cells)
        {
            var sum = new double[1];
            cells.Sum([0, 2, 3], sum);
            return sum[0];
        }

        // 16 bits over four rows: codes of 4·2/65,535 each, cut off twice.
        Assert.Equal(corrected.Weights[0] + corrected.Weights[2] + corrected.Weights[3], Sum(corrected), 3e-4);
        Assert.Equal((reference.Weights[0] + reference.Weights[2] + reference.Weights[3]) / 2, Sum(reference), 3e-4);
        Assert.True(reference.Weights[0] < corrected.Weights[0] || corrected.Weights[0] == -1);
    }

    [Fact]
    public void Train_WrongImages_AreRefused() => Assert.Contains("at least 20×20 pixels", Assert.Throws<ArgumentException>(
        () => Perceptron.Train(Small(), Small(), Short)).Message, StringComparison.Ordinal);

    private static ImageSet Small() => new("small", new(1, 8, 8), new byte[64], new byte[1], ["0"]);
}
