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
    public void Write_ThenRead_IsTheSameNetwork()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "two.safetensors");
        var network = CheckpointImport.Load(Whole(), Spec);
        CheckpointFile.Write(path, network);
        var again = CheckpointImport.Load(CheckpointFile.Read(path), Spec);

        Assert.Equal(network.Layers.SelectMany(layer => layer.Weights.ToArray()), again.Layers.SelectMany(layer => layer.Weights.ToArray()));
        Assert.Equal(network.Layers[1].Bias.ToArray(), again.Layers[1].Bias.ToArray());
        Assert.Equal(network.Layers[0].Normalization!.Mean.ToArray(), again.Layers[0].Normalization!.Mean.ToArray());
        Assert.Equal(["two.safetensors"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Write_NumberedLayers_KeepTheirBatchNormApart()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "numbered.safetensors");
        var spec = Spec with
        {
            Layers =
            [
                new Convolution { Name = "conv1", Outputs = 2, Kernel = 1, Normalization = new() },
                new Convolution { Name = "conv2", Outputs = 3, Kernel = 1, HasRelu = false },
            ],
        };
        TrainedNetwork network = new()
        {
            Spec = spec,
            Layers =
            [
                new() { Name = "conv1", Weights = new float[] { 1, 2, 3, 4 }, OutputScale = 4, Normalization = Norm(2) },
                new() { Name = "conv2", Weights = new float[] { 1, 2, 3, 4, 5, 6 } },
            ],
        };
        CheckpointFile.Write(path, network);
        var again = CheckpointImport.Load(CheckpointFile.Read(path), spec);

        Assert.Equal([0.25f, 0.5f, 0.75f, 1f], again.Layers[0].Weights.ToArray());
        Assert.Equal([1, 2], again.Layers[0].Normalization!.Variance.ToArray());
        Assert.Equal(6, again.Layers[1].Weights.Length);
    }

    [Fact]
    public void Write_NetworkThatCannotRun_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        var network = CheckpointImport.Load(Whole(), Spec);
        var broken = network with { Layers = [network.Layers[0]] };

        Assert.Throws<InvalidDesignException>(() => CheckpointFile.Write(Path.Combine(folder.Path, "x.safetensors"), broken));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static TrainedBatchNorm Norm(int count)
    {
        var numbers = Enumerable.Range(1, count).Select(number => (float)number).ToArray();
        return new() { Gain = numbers, Offset = numbers, Mean = numbers, Variance = numbers };
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
