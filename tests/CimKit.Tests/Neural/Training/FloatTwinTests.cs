using CimKit.Foundation;
using CimKit.Inference.PostTraining;
using CimKit.Neural.Layers;
using CimKit.Neural.Tensors;
using CimKit.Neural.Training;
using CimKit.Tests.Inference;
using CimKit.Tests.Inference.PostTraining;
using Xunit;
using static TorchSharp.torch;

namespace CimKit.Tests.Neural.Training;

/// <summary>Float inference in plain .NET against the TorchSharp module of the same weights.</summary>
/// <remarks>
/// Channels are multiples of 8: the oneDNN in libtorch 2.10 computes convolutions over 12 channels wrongly for batches of
/// two and more (found by comparison with its own unfolding and with doubles).
/// </remarks>
[Collection("libtorch")]
public sealed class FloatTwinTests
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void Evaluate_AnyGraph_EqualsItsModule(int seed)
    {
        var trained = RandomFloats.Create(new Random(seed));
        var images = RandomNetworks.Images(trained.Spec.Input, 9, new Random(seed));
        using var scope = NewDisposeScope();
        using var random = new SeedTree(1).ToGenerator();
        using var module = NetworkBuilder.Create(trained.Spec, Precision.Float, random);
        NetworkExport.Load(module, trained);
        module.eval();
        using var tensors = new ImageTensors(images, Precision.Float, CPU, trained.Spec.Normalization);
        var expected = module.forward(tensors.Batch(arange(0, images.Count)).Images).flatten().data<float>().ToArray();

        var found = FloatInference.Evaluate(trained, images).Logits.ToArray();

        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-4 * Math.Max(1, Math.Abs(pair.First))));
    }
}
