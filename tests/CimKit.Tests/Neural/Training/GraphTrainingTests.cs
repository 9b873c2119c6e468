using CimKit.Data;
using CimKit.Networks;
using CimKit.Neural.Training;
using Xunit;

namespace CimKit.Tests.Neural.Training;

[Collection("libtorch")]
public class GraphTrainingTests
{
    private static readonly ImageSplit Digits = SyntheticDigits.Create(640, 200);

    private static readonly NetworkSpec Residual = new()
    {
        Name = "residual",
        Input = new TensorShape(1, 28, 28),
        Normalization = new PixelNormalization { Means = [0.13], Deviations = [0.31] },
        Layers =
        [
            new Convolution { Name = "c1", Outputs = 8, Kernel = 3, Stride = 2, Padding = 1, Normalization = new() },
            new Convolution { Name = "b1.c1", Outputs = 16, Kernel = 3, Stride = 2, Padding = 1, Normalization = new() },
            new Convolution { Name = "b1.c2", Outputs = 16, Kernel = 3, Padding = 1, Normalization = new(), HasRelu = false },
            new PaddedShortcut { Name = "b1.short", Inputs = ["c1"], Outputs = 16 },
            new Addition { Name = "b1.add", Inputs = ["b1.c2", "b1.short"] },
            new Pooling { Name = "pool", Size = 7, Kind = PoolingKind.Average },
            new Linear { Name = "fc", Outputs = 10, HasBias = true, HasRelu = false },
        ],
    };

    [Fact]
    public void Train_ResidualNetworkInFloat_LearnsAndKeepsItsRunningStatistics()
    {
        var result = Trainer.Train(
            Residual, Digits.Training, Digits.Test, TrainingOptions.Quick.InFloat() with { Epochs = 10, BatchSize = 32, LearningRate = 0.01 });

        Assert.InRange(result.TestAccuracy, 0.6, 1);
        Assert.Equal(result.TestAccuracy, NetworkEvaluator.Accuracy(result, Digits.Test), 12);
        Assert.Empty(result.Network.Problems());
        Assert.All(result.Network.Layers.SkipLast(1), layer => Assert.NotEqual(0, layer.Normalization!.Mean.Span[0]));
    }

    [Fact]
    public void Folded_TrainedNetwork_PredictsTheSame()
    {
        var result = Trainer.Train(
            Residual, Digits.Training, Digits.Test, TrainingOptions.Quick.InFloat() with { Epochs = 1, LearningRate = 0.01 });
        var folded = result.Network.Folded();

        Assert.All(folded.Spec.WeightedLayers, layer => Assert.True(layer is { Normalization: null, HasBias: true }));
        Assert.Equal(
            NetworkEvaluator.Predict(result, Digits.Test),
            NetworkEvaluator.Predict(result with { Network = folded }, Digits.Test));
    }
}
