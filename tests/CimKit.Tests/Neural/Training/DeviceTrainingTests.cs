using CimKit.Data;
using CimKit.Devices.Presets;
using CimKit.Learning;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
using Xunit;

namespace CimKit.Tests.Neural.Training;

[Collection("libtorch")]
public sealed class DeviceTrainingTests
{
    private static readonly ImageSplit Digits = SyntheticDigits.Create(4000, 500);
    private static readonly CurveUpdate Ideal = new() { Curve = IdealAnalog.Create().Curve! };

    [Fact]
    public void Train_OnIdealDevices_Learns()
    {
        var result = Train(new PhysicalTraining(Ideal), 3);

        Assert.InRange(result.TestAccuracy, 0.85, 1);
        Assert.Equal(["fc1", "fc2", "fc3"], result.History[^1].Layers.Select(layer => layer.Name));
        Assert.All(result.History[^1].Layers, layer => Assert.InRange(layer.Pulses.Cells, 1, layer.Pulses.Potentiation + layer.Pulses.Depression));
        Assert.All(result.Network.Layers, layer => Assert.True(layer.Weights.Span.ToArray().All(weight => Math.Abs(weight) <= 1)));
    }

    [Fact]
    public void Train_AsPublished_LearnsAndKeepsWeightsInTheWord()
    {
        var result = Train(new PublishedTraining(new PublishedUpdate()), 3);

        Assert.InRange(result.TestAccuracy, 0.85, 1);
        Assert.All(result.Network.Layers, layer => Assert.Contains(0.9375f, layer.Weights.Span.ToArray().Select(Math.Abs).Append(0.9375f)));
        Assert.All(result.Network.Layers, layer => Assert.True(layer.Weights.Span.ToArray().Max() <= 0.9375f));
    }

    [Fact]
    public void Train_BentAndNoisyDevices_LearnLess()
    {
        var bent = Train(new PhysicalTraining(new CurveUpdate { Curve = Pcmo.Create().Curve! with { CycleToCycleSigma = 0.1 } }), 2);
        var ideal = Train(new PhysicalTraining(Ideal), 2);

        Assert.True(bent.TestAccuracy < ideal.TestAccuracy - 0.02, $"{bent.TestAccuracy} and {ideal.TestAccuracy}");
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameWeights()
    {
        float[] Run() => Train(new PhysicalTraining(Ideal), 1).Network.Layers[0].Weights.ToArray();

        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void Options_ThatDoNotFit_AreNamed()
    {
        var options = TrainingOptions.OnDevices(new PhysicalTraining(Ideal)) with { WeightDecay = 0.1, GradientBits = 32 };

        Assert.Contains(options.Problems(), problem => problem.StartsWith("Devices must go with", StringComparison.Ordinal));
    }

    private static TrainingResult Train(DeviceTraining devices, int epochs) => Trainer.Train(
        Mlp.Create(256, 128), Digits.Training, Digits.Test, TrainingOptions.OnDevices(devices) with { Epochs = epochs, BatchSize = 50 });
}
