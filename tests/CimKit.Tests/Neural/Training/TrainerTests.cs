using CimKit.Data;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
using TorchSharp;
using Xunit;

namespace CimKit.Tests.Neural.Training;

[Collection("libtorch")]
public class TrainerTests
{
    private static readonly ImageSplit Digits = SyntheticDigits.Create(640, 200);

    private static readonly TrainingOptions Short = TrainingOptions.Quick with { Epochs = 2 };

    [Fact]
    public void Train_SameSeedTwice_GivesTheSameNumbers()
    {
        var (first, second) = (Train(Short), Train(Short));

        Assert.Equal(first.History, second.History);
        Assert.Equal(Weights(first), Weights(second));
    }

    [Fact]
    public void Train_OtherSeed_GivesOtherWeights() => Assert.NotEqual(Weights(Train(Short)), Weights(Train(Short with { Seed = 5 })));

    [Fact]
    public void Train_GlobalSeed_HasNoInfluence()
    {
        var first = Weights(Train(Short));
        using (torch.rand(7))
            Assert.Equal(first, Weights(Train(Short)));
    }

    [Fact]
    public void Train_InFloat_Learns()
    {
        var result = Train(TrainingOptions.Quick.InFloat() with { Epochs = 8 });

        Assert.Null(result.Quantized);
        Assert.InRange(result.TestAccuracy, 0.6, 1);
        Assert.InRange(result.History[^1].Loss, 0, result.History[0].Loss);
    }

    [Theory]
    [InlineData(8, 8, false)]
    [InlineData(4, 6, true)]
    [InlineData(2, 8, false)]
    public void Train_Integers_EqualTheExactIntegerNetworkImageByImage(int weightBits, int activationBits, bool hasBias)
    {
        var options = Short with { WeightBits = weightBits, ActivationBits = activationBits };
        var result = Trainer.Train(LeNet5.Create(hasBias), Digits.Training, Digits.Test, options);

        Assert.Empty(result.Quantized!.Problems());
        var exact = SoftwareInference.Evaluate(result.Quantized, Digits.Test);
        Assert.Equal(exact.Predictions.ToArray(), NetworkEvaluator.Predict(result, Digits.Test));
        Assert.Equal(exact.Accuracy, result.TestAccuracy, 1e-12);
        Assert.Equal(result.TestAccuracy, NetworkEvaluator.Accuracy(result, Digits.Test), 1e-12);
    }

    [Fact]
    public void Train_AveragePoolingAndBareLayers_EqualTheExactIntegerNetwork()
    {
        var network = new NetworkSpec
        {
            Name = "average",
            Input = new TensorShape(1, 28, 28),
            Layers =
            [
                new Convolution { Name = "c1", Outputs = 5, Kernel = 3, Stride = 2, Padding = 1, HasRelu = false, HasBias = true },
                new Pooling { Name = "p1", Size = 2, Kind = PoolingKind.Average },
                new Convolution { Name = "c2", Outputs = 8, Kernel = 3, HasBias = true },
                new Linear { Name = "fc", Outputs = 10, HasRelu = false },
            ],
        };
        var result = Trainer.Train(network, Digits.Training, Digits.Test, Short);

        Assert.Equal(
            SoftwareInference.Evaluate(result.Quantized!, Digits.Test).Predictions.ToArray(), NetworkEvaluator.Predict(result, Digits.Test));
    }

    [Fact]
    public void Train_GradientsErrorsAndLossOfWage_Learns()
    {
        var options = TrainingOptions.Quick with
        {
            Epochs = 4, BatchSize = 32, Optimizer = OptimizerKind.Sgd, Loss = LossKind.SumOfSquares, Momentum = 0, GradientBits = 8,
            LearningRate = 0.5, KeepsErrorScale = false,
        };
        Assert.InRange(Train(options).TestAccuracy, 0.3, 1);
    }

    [Fact]
    public void Train_Progress_IsDeterministicAndEndsAtOne()
    {
        var (first, second) = (new List<TrainingProgress>(), new List<TrainingProgress>());
        var many = SyntheticDigits.Create(5000, 100);
        var options = Short with { Epochs = 1 };
        Trainer.Train(Mlp.Create(16), many.Training, many.Test, options, new Recorder(first));
        Trainer.Train(Mlp.Create(16), many.Training, many.Test, options, new Recorder(second));

        Assert.Equal(first, second);
        Assert.Equal(Enumerable.Range(1, 79), first.Select(report => report.Batch));
        Assert.All(first.SkipLast(1), report => Assert.Equal((null, 64L * report.Batch), (report.TestAccuracy, report.Images)));
        Assert.NotNull(first[^1].TestAccuracy);
        Assert.Equal((1, 5000), (first[^1].Fraction, first[^1].Images));
    }

    [Fact]
    public void Train_CancelledInTheSecondEpoch_KeepsTheFirst()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Recorder([], report =>
        {
            if (report.TestAccuracy is not null)
                cancellation.Cancel();
        });

        var result = Trainer.Train(LeNet5.Create(), Digits.Training, Digits.Test, Short, progress, cancellation.Token);

        Assert.True(result.IsCancelled);
        Assert.Equal(Train(Short).History[0], Assert.Single(result.History));
    }

    [Fact]
    public void Train_CancelledBeforehand_Throws() => Assert.Throws<OperationCanceledException>(() =>
        Trainer.Train(LeNet5.Create(), Digits.Training, Digits.Test, Short, null, new CancellationToken(canceled: true)));

    [Fact]
    public void Train_Anything_LeavesNoTensorBehind()
    {
        var live = new List<long>();
        var thread = new Thread(() =>
        {
            Train(Short with { Epochs = 1 });
            live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            Trainer.Train(
                LeNet5.Create(hasBias: true), Digits.Training, Digits.Test, Short, new Recorder([], _ => live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount)));
            live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        });
        thread.Start();
        thread.Join();

        Assert.Equal(live[0], live[^1]);
        Assert.Equal(live[1], live[2]);
    }

    [Fact]
    public void Train_WrongShapesAndOptions_NamesEverythingAtOnce()
    {
        var network = LeNet5.Create() with { Input = new TensorShape(3, 28, 28) };
        var options = Short with { WeightBits = 32, GradientBits = 8 };

        var refusal = Assert.Throws<InvalidDesignException>(() => Trainer.Train(network, Digits.Training, Digits.Test, options));

        Assert.Equal(4, refusal.Problems.Count);
        Assert.Contains("Training images must be 3×28×28, the network's input; got 1×28×28.", refusal.Message);
        Assert.Contains("WeightBits and ActivationBits must both be quantised or both be 32 bit; got 32 and 8.", refusal.Message);
    }

    [Fact]
    public void Train_LastLayerHasTooFewOutputs_NamesThem()
    {
        var network = LeNet5.Create();
        network = network with { Layers = [.. network.Layers.Take(6), new Linear { Name = "fc3", Outputs = 9, HasRelu = false }] };

        Assert.Contains(
            "The last layer must have an output for each of 10 classes; got 9.",
            Assert.Throws<InvalidDesignException>(() => Trainer.Train(network, Digits.Training, Digits.Test, Short)).Message);
    }

    private static TrainingResult Train(TrainingOptions options) => Trainer.Train(LeNet5.Create(), Digits.Training, Digits.Test, options);

    private static float[] Weights(TrainingResult result) => result.Network.Layers.SelectMany(layer => layer.Weights.ToArray()).ToArray();

    private sealed class Recorder(List<TrainingProgress> reports, Action<TrainingProgress>? also = null) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            reports.Add(value);
            also?.Invoke(value);
        }
    }
}
