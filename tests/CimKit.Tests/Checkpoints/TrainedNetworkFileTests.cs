using CimKit.Checkpoints;
using CimKit.Foundation;
using CimKit.Inference.PostTraining;
using CimKit.Networks;
using CimKit.Tests.Inference;
using Xunit;

namespace CimKit.Tests.Checkpoints;

public sealed class TrainedNetworkFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cimkit-weights-").FullName;

    private static readonly NetworkSpec Spec = new()
    {
        Name = "small",
        Input = new TensorShape(2, 4, 4),
        Layers =
        [
            new Convolution { Name = "layer1.conv1", Outputs = 4, Kernel = 3, Groups = 2, Normalization = new() },
            new Convolution { Name = "layer1.conv2", Outputs = 3, Kernel = 1 },
            new Linear { Name = "fc", Outputs = 5, HasBias = true, HasRelu = false },
        ],
    };

    private string Path => System.IO.Path.Combine(folder, "w.safetensors");

    /// <summary>Weights of 1/8ths survive merging and dividing exactly, so that logits are equal to the last bit.</summary>
    [Fact]
    public void Fit_WrittenFile_ComputesTheSameLogits()
    {
        var network = Network();
        TrainedNetworkFile.Write(network, Path);
        var same = TrainedNetworkFile.Fit(CheckpointFile.Read(Path), Spec);

        Assert.Equal([true, false, true], same.Spec.WeightedLayers.Select(layer => layer.HasBias));
        var images = RandomNetworks.Images(Spec.Input, 6, new SeedTree(3)["images"].ToRandom());
        Assert.Equal(FloatInference.Evaluate(network, images).Logits.ToArray(), FloatInference.Evaluate(same, images).Logits.ToArray());
    }

    [Fact]
    public void Write_EqualNetworks_GiveEqualFiles()
    {
        TrainedNetworkFile.Write(Network(), Path);
        var first = File.ReadAllBytes(Path);
        TrainedNetworkFile.Write(Network(), Path);
        Assert.Equal(first, File.ReadAllBytes(Path));
        Assert.Equal([Path], Directory.GetFiles(folder));
    }

    [Fact]
    public void Fit_OtherNetwork_NamesWhatIsMissingAndLeftOver()
    {
        TrainedNetworkFile.Write(Network(), Path);
        var other = Spec with { Layers = [.. Spec.Layers.Take(2), new Linear { Name = "last", Outputs = 5, HasRelu = false }] };
        Assert.Equal(
            ["tensor 'last.weight' is missing.", "tensor 'fc.bias' belongs to no layer.", "tensor 'fc.weight' belongs to no layer."],
            Assert.Throws<InvalidDesignException>(() => TrainedNetworkFile.Fit(CheckpointFile.Read(Path), other)).Problems);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static TrainedNetwork Network()
    {
        var random = new SeedTree(1)["weights"].ToRandom();
        return new TrainedNetwork
        {
            Spec = Spec,
            Layers =
            [
                new() { Name = "layer1.conv1", Weights = Eighths(36), OutputScale = 4, Normalization = new()
                {
                    Gain = new float[] { 1, 2, 1, 1 }, Offset = new float[] { 0.5f, 0, 0, 1 }, Mean = new float[4], Variance = new float[] { 1, 1, 4, 1 },
                } },
                new() { Name = "layer1.conv2", Weights = Eighths(12) },
                new() { Name = "fc", Weights = Eighths(60), Bias = Eighths(5) },
            ],
        };

        float[] Eighths(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-8, 9) / 8f)];
    }
}
