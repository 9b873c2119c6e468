using CimKit.Checkpoints;
using CimKit.Checkpoints.Known;
using CimKit.Foundation;
using CimKit.Networks;
using Xunit;

namespace CimKit.Tests.Checkpoints;

public sealed class CheckpointImportTests
{
    private static readonly NetworkSpec Spec = new()
    {
        Name = "two",
        Input = new TensorShape(2, 3, 3),
        Layers =
        [
            new Convolution { Name = "features.0", Outputs = 4, Kernel = 2, Groups = 2, Normalization = new() },
            new Linear { Name = "rest.3", Outputs = 3, HasBias = true, HasRelu = false },
        ],
    };

    private static Checkpoint Whole() => new()
    {
        Name = "two.pth",
        Tensors = new Dictionary<string, CheckpointTensor>
        {
            ["features.0.weight"] = Tensor(4, 1, 2, 2), ["features.1.weight"] = Tensor(4), ["features.1.bias"] = Tensor(4),
            ["features.1.running_mean"] = Tensor(4), ["features.1.running_var"] = Tensor(4),
            ["features.1.num_batches_tracked"] = Tensor(), ["rest.3.weight"] = Tensor(3, 16), ["rest.3.bias"] = Tensor(3),
        },
    };

    [Fact]
    public void Load_NamesOfASequence_FindsLayersAndBatchNorm()
    {
        var network = CheckpointImport.Load(Whole(), Spec);

        Assert.Empty(network.Problems());
        Assert.Equal([1, 2, 3, 4], network.Layers[0].Normalization!.Variance.ToArray());
    }

    [Fact]
    public void Load_EveryProblem_IsListed()
    {
        var tensors = Whole().Tensors.ToDictionary();
        tensors.Remove("features.1.bias");
        tensors["rest.3.weight"] = Tensor(16, 3);
        tensors["extra"] = Tensor(2);

        Assert.Equal(
            [
                "tensor 'features.1.bias' is missing.",
                "tensor 'rest.3.weight': must be 3×16 or 3×4×2×2; got 16×3.",
                "tensor 'extra' belongs to no layer.",
            ],
            Assert.Throws<InvalidDesignException>(() => CheckpointImport.Load(Whole() with { Tensors = tensors }, Spec)).Problems);
    }

    [Fact]
    public void Load_NotANumber_IsRefused()
    {
        var tensors = Whole().Tensors.ToDictionary();
        tensors["rest.3.bias"] = new CheckpointTensor { Shape = [3], Values = new[] { 1, float.NaN, 2 } };
        Assert.Equal(
            ["rest.3: Weights and Bias must be finite."],
            Assert.Throws<InvalidDesignException>(() => CheckpointImport.Load(Whole() with { Tensors = tensors }, Spec)).Problems);
    }

    [Fact]
    public void Import_UnknownNetwork_NamesThoseThatAreKnown() => Assert.Contains(
        "csinva's LeNet-5", Assert.Throws<InvalidDesignException>(() => KnownCheckpoints.Import(Whole())).Message);

    [Fact]
    public void Import_ResNetWithAMissingTensor_NamesIt()
    {
        var tensors = new Dictionary<string, CheckpointTensor> { ["module.conv1.weight"] = Tensor(16, 3, 3, 3), ["module.layer1.0.conv1.weight"] = Tensor(16, 16, 3, 3) };
        var problems = Assert.Throws<InvalidDesignException>(
            () => KnownCheckpoints.Import(new Checkpoint { Name = "half.th", Tensors = tensors })).Problems;
        Assert.Contains("tensor 'module.linear.bias' is missing.", problems);
        Assert.Contains("tensor 'module.layer3.0.bn2.running_var' is missing.", problems);
    }

    [Fact]
    public void Folded_BatchNorm_IsMergedByHand()
    {
        var trained = new TrainedNetwork
        {
            Spec = new NetworkSpec
            {
                Name = "one", Input = new TensorShape(2, 1, 1),
                Layers = [new Linear { Name = "fc", Outputs = 1, HasBias = true, Normalization = new BatchNorm { Epsilon = 1 }, HasRelu = false }],
            },
            Layers =
            [
                new TrainedLayer
                {
                    Name = "fc", Weights = new float[] { 1, 2 }, Bias = new float[] { 5 },
                    Normalization = new TrainedBatchNorm
                    {
                        Gain = new float[] { 4 }, Offset = new float[] { 0.5f }, Mean = new float[] { 3 }, Variance = new float[] { 3 },
                    },
                },
            ],
        };

        // 4/√(3 + 1) = 2: weights double, and (5 − 3)·2 + 0.5 = 4.5 is left as bias.
        var folded = trained.Folded().Layers[0];
        Assert.Equal([2, 4], folded.Weights.ToArray());
        Assert.Equal([4.5f], folded.Bias.ToArray());
    }

    private static CheckpointTensor Tensor(params int[] shape) => new()
    {
        Shape = shape, Values = Enumerable.Range(1, shape.Aggregate(1, (count, extent) => count * extent)).Select(number => (float)number).ToArray(),
    };
}
