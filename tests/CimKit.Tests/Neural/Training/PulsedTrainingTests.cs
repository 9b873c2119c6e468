using CimKit.Data;
using CimKit.Devices.Presets;
using CimKit.Devices.Pulsed;
using CimKit.Learning.Algorithms;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
using Xunit;

namespace CimKit.Tests.Neural.Training;

[Collection("libtorch")]
public sealed class PulsedTrainingTests
{
    private static readonly ImageSplit Digits = SyntheticDigits.Create(4000, 500);

    private static readonly ConstantStep Fine = new() { Step = 0.001, Maximum = 1, Minimum = -1, StepNoise = 0.3 };

    private static readonly SoftBounds Coarse = new()
    {
        Step = 0.02, Maximum = 1, Minimum = -1, StepSpread = 0.3, StepNoise = 0.3, MaximumSpread = 0.3, MinimumSpread = 0.3, UpDownSpread = 0.3,
    };

    [Fact]
    public void Train_PulsesOnFineDevices_Learn()
    {
        var result = Train(Mlp.Create(64), new(Fine, new PulsedSgd()), 0.1, 3);

        // A guess is 0.1.
        Assert.InRange(result.TestAccuracy, 0.8, 1);
        Assert.All(result.History[^1].Layers, layer => Assert.InRange(layer.Pulses.Cells, 1, layer.Pulses.Potentiation + layer.Pulses.Depression));
        Assert.All(result.Network.Layers, layer => Assert.True(layer.Weights.Span.ToArray().All(weight => Math.Abs(weight) <= 1)));
    }

    [Fact]
    public void Train_Convolutions_LearnByTheProductsOfTheirPositions() =>
        Assert.InRange(Train(LeNet5.Create(), new(Fine, new PulsedSgd()), 0.03, 1).TestAccuracy, 0.7, 1);

    [Fact]
    public void Train_CoarseUnevenDevices_LearnMoreThroughABuffer()
    {
        var straight = Train(Mlp.Create(64), new(Coarse, new PulsedSgd()), 0.05, 3).TestAccuracy;
        var mixed = Train(Mlp.Create(64), new(Coarse, new MixedPrecision()), 0.1, 3).TestAccuracy;
        var carried = Train(Mlp.Create(64), new(Coarse, new TikiTaka { TransferRate = 20, TransferEvery = 1 }), 0.2, 3).TestAccuracy;

        Assert.True(mixed > straight + 0.08, $"{mixed} and {straight}");
        Assert.True(carried > straight + 0.08, $"{carried} and {straight}");
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameWeights()
    {
        float[] Run() => Train(Mlp.Create(16), new(Coarse, new TikiTaka { TransferRate = 10, ReadNoise = 0.01 }), 0.1, 1).Network.Layers[0].Weights.ToArray();

        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void WeightRange_UnevenBounds_IsTheNearer()
    {
        var training = new PulsedTraining(Coarse with { Maximum = 1.25, Minimum = -0.75 }, new PulsedSgd());

        Assert.Equal(0.75, training.WeightRange);
        Assert.Empty(TrainingOptions.OnDevices(training).Problems());
    }

    [Fact]
    public void Options_DevicesThatDoNotFit_AreNamed()
    {
        var oneSided = OneSidedPcm.Create().Response!;
        var problems = TrainingOptions.OnDevices(new PulsedTraining(oneSided, new TikiTaka { TransferRate = 1 })).Problems();

        Assert.Contains(problems, problem => problem.StartsWith("Devices: Algorithm: Fast must have", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("Devices: Response must have a Minimum below 0", StringComparison.Ordinal));
    }

    private static TrainingResult Train(NetworkSpec network, PulsedTraining devices, double rate, int epochs) =>
        Trainer.Train(network, Digits.Training, Digits.Test, TrainingOptions.OnDevices(devices) with { Epochs = epochs, LearningRate = rate });
}
