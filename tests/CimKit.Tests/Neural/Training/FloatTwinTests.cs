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
[Collection("libtorch")]
public sealed class FloatTwinTests
{
    [Theory]
    [InlineData(1, 16), InlineData(2, 16), InlineData(3, 16), InlineData(4, 16), InlineData(5, 12), InlineData(6, 12), InlineData(7, 20), InlineData(8, 4)]
    public void Evaluate_AnyGraph_EqualsItsModule(int seed, int channels)
    {
        var trained = RandomFloats.Create(new Random(seed), channels);
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
