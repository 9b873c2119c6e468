using CimKit.Data;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Neural.Quantization;
using CimKit.Neural.Training;
using TorchSharp;
using Xunit;

namespace CimKit.Tests.Neural.Training;

[Collection("libtorch")]
public sealed class RangeTrainingTests
{
    private static readonly ImageSplit Digits = SyntheticDigits.Create(640, 200);

    private static readonly TrainingOptions Short = TrainingOptions.Quick.InRanges() with { Epochs = 2, LearningRate = 0.01 };

    private static readonly NetworkSpec Residual = new()
    {
        Name = "residual",
        Input = new TensorShape(1, 28, 28),
        Normalization = new PixelNormalization { Means = [0.13], Deviations = [0.31] },
        Layers =
        [
            new Convolution { Name = "c1", Outputs = 8, Kernel = 3, Stride = 2, Padding = 1, Normalization = new() },
            new Convolution { Name = "b1.c1", Outputs = 16, Kernel = 3, Stride = 2, Padding = 1, Normalization = new(), Groups = 2 },
            new Convolution { Name = "b1.c2", Outputs = 16, Kernel = 3, Padding = 1, Normalization = new(), HasRelu = false },
            new PaddedShortcut { Name = "b1.short", Inputs = ["c1"], Outputs = 16 },
            new Addition { Name = "b1.add", Inputs = ["b1.c2", "b1.short"] },
            new Pooling { Name = "pool", Size = 7, Kind = PoolingKind.Average },
            new Linear { Name = "fc", Outputs = 10, HasBias = true, HasRelu = false },
        ],
    };

    [Theory]
    [InlineData(8, 8, true, true)]
    [InlineData(4, 5, true, false)]
    [InlineData(2, 8, false, true)]
    public void Train_LeNet5_EqualsTheExactIntegerNetworkImageByImage(int weightBits, int activationBits, bool isLearned, bool isPerOutput) =>
        AssertSame(LeNet5.Create(hasBias: true), Short with
        {
            WeightBits = weightBits,
            ActivationBits = activationBits,
            Ranges = new RangeTraining { IsLearned = isLearned, HasRangePerOutput = isPerOutput },
        });

    [Fact]
    public void Train_ResidualNetworkWithBatchNormalisation_EqualsTheExactIntegerNetwork()
    {
        var result = AssertSame(Residual, Short with { Epochs = 10, BatchSize = 32 });

        Assert.InRange(result.TestAccuracy, 0.5, 1);
        Assert.Equal(["b1.add"], result.Quantized!.Rescales.Select(rescale => rescale.Name));
        Assert.All(result.Network.Layers.SkipLast(1), layer => Assert.NotNull(layer.Normalization));
    }

    [Fact]
    public void Train_LearnedRanges_LeaveTheirCalibration()
    {
        var learned = Train(Short).ActivationRanges;
        var calibrated = Train(Short with { Ranges = new RangeTraining { IsLearned = false } }).ActivationRanges;

        Assert.Equal(["conv1", "conv2", "fc1", "fc2", "image"], learned.Keys.Order());
        Assert.Equal(1, learned["image"], 1e-7);
        Assert.All(learned.Keys.Where(name => name != "image"), name => Assert.NotEqual(learned[name], calibrated[name], 1e-3));
    }

    [Fact]
    public void Train_SameSeedTwice_GivesTheSameNumbersAndLeavesNoTensorBehind()
    {
        var live = new List<long>();
        var (first, second) = ((TrainingResult?)null, (TrainingResult?)null);
        var thread = new Thread(() =>
        {
            first = Train(Short);
            live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            second = Train(Short);
            live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        });
        thread.Start();
        thread.Join();

        Assert.Equal(first!.Quantized!.Fingerprint(), second!.Quantized!.Fingerprint());
        Assert.Equal(live[0], live[1]);
    }

    [Fact]
    public void Problems_WithQuantisedErrorsOrSgd_AreNamed()
    {
        Assert.Empty(Short.Problems());
        Assert.Contains("ErrorBits", Assert.Single((Short with { ErrorBits = 8 }).Problems()));
        Assert.Contains("Adam", Assert.Single((Short with { Optimizer = OptimizerKind.Sgd }).Problems()));
    }

    [Fact]
    public void Train_Concatenation_IsRefusedByName()
    {
        var network = Residual with
        {
            Layers = [.. Residual.Layers.Take(5), new Concatenation { Name = "join", Inputs = ["b1.add", "b1.c2"] }, .. Residual.Layers.Skip(5)],
        };

        Assert.Contains("'join'", Assert.Throws<InvalidDesignException>(
            () => Trainer.Train(network, Digits.Training, Digits.Test, Short)).Message);
    }

    private static TrainingResult Train(TrainingOptions options) => Trainer.Train(LeNet5.Create(), Digits.Training, Digits.Test, options);

    private static TrainingResult AssertSame(NetworkSpec network, TrainingOptions options)
    {
        var result = Trainer.Train(network, Digits.Training, Digits.Test, options);

        Assert.Empty(result.Quantized!.Problems());
        var exact = SoftwareInference.Evaluate(result.Quantized, Digits.Test);
        Assert.Equal(exact.Predictions.ToArray(), NetworkEvaluator.Predict(result, Digits.Test));
        Assert.Equal(exact.Accuracy, result.TestAccuracy, 1e-12);
        return result;
    }
}
