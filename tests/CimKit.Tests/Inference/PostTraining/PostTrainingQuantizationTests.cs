using CimKit.Inference;
using CimKit.Inference.PostTraining;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Inference.PostTraining;

public sealed class PostTrainingQuantizationTests
{
    /// <summary>At 8 bit at most 0.5 points, 5 of 1,000 images, less than float; ranges from 128 training images.</summary>
    [Theory]
    [InlineData("akamaster_resnet20_cifar10", 915, RangeMethod.LeastSquares)]
    [InlineData("crosssim_resnet20_cifar10", 911, RangeMethod.Percentile)]
    [InlineData("akamaster_resnet32_cifar10", 928, RangeMethod.LeastSquares)]
    [InlineData("akamaster_resnet56_cifar10", 926, RangeMethod.LeastSquares)]
    [Trait("Speed", "Slow")]
    public void Quantize_PublicResNetAt8Bit_LosesAtMostHalfAPoint(string name, int correct, RangeMethod range)
    {
        var network = PostTrainingQuantization.Quantize(
            PublicCheckpoints.Load($"{name}.safetensors"), PublicCheckpoints.CifarTraining(128), new() { Range = range });

        Assert.Empty(network.Problems());
        Assert.InRange(SoftwareInference.Evaluate(network, PublicCheckpoints.CifarTest()).Correct, correct - 5, 1000);
    }

    [Fact]
    public void Quantize_PublicLeNet5At8Bit_LosesAtMostHalfAPoint()
    {
        var network = PostTrainingQuantization.Quantize(
            PublicCheckpoints.Load("csinva_lenet5_mnist.safetensors"), RealData.Mnist("train", 128));
        Assert.InRange(SoftwareInference.Evaluate(network, RealData.Mnist("t10k", 10_000)).Correct, 9861 - 50, 10_000);
    }

    [Theory]
    [InlineData("akamaster_resnet20_cifar10")]
    [InlineData("crosssim_resnet14_cifar10")]
    public void Evaluate_PublicResNetOnIdealConverters_EqualsTheSoftwareImageByImage(string name)
    {
        var network = PostTrainingQuantization.Quantize(PublicCheckpoints.Load($"{name}.safetensors"), PublicCheckpoints.CifarTraining(16));
        var images = PublicCheckpoints.CifarTest().Take(8);
        var chip = CrossbarNetwork.Program(network, RandomNetworks.Design(rows: 128));

        Assert.Equal(SoftwareInference.Evaluate(network, images).Logits.ToArray(), chip.Evaluate(images).Logits.ToArray());
    }

    [Fact]
    public void Quantize_AnyGraphAt8Bit_IsNearTheFloatNetwork() => Gen.Int.Sample(seed =>
    {
        var random = new Random(seed);
        var trained = RandomFloats.Create(random);
        var images = RandomNetworks.Images(trained.Spec.Input, 12, random);
        var options = new PostTrainingOptions { HasUnsignedActivations = random.Next(2) == 0, Range = (RangeMethod)random.Next(3) };

        var network = PostTrainingQuantization.Quantize(trained, images, options);

        Assert.Empty(network.Problems());
        var expected = FloatInference.Evaluate(trained, images).Logits.ToArray();
        var found = SoftwareInference.Evaluate(network, images).Logits.ToArray();
        var scale = Math.Sqrt(expected.Average(logit => logit * logit));
        // Ten layers of 7 to 8 bit, each with a rounding error of a few tenths of a percent of its range.
        Assert.InRange(Math.Sqrt(expected.Zip(found, (a, b) => (a - b) * (a - b)).Average()) / scale, 0, 0.15);
    }, iter: 40, threads: 1);

    [Fact]
    public void Quantize_MoreBits_IsNearer()
    {
        var trained = RandomFloats.Create(new Random(4));
        var images = RandomNetworks.Images(trained.Spec.Input, 12, new Random(4));
        var expected = FloatInference.Evaluate(trained, images).Logits.ToArray();
        var errors = new[] { 3, 5, 8 }.Select(bits => SoftwareInference.Evaluate(
                PostTrainingQuantization.Quantize(trained, images, new() { WeightBits = bits, ActivationBits = bits }), images)
            .Logits.ToArray().Zip(expected, (a, b) => (a - b) * (a - b)).Sum()).ToArray();
        Assert.True(errors[0] > errors[1] && errors[1] > errors[2]);
    }

    [Fact]
    public void Quantize_AnyNumberOfThreads_IsTheSame()
    {
        var trained = RandomFloats.Create(new Random(5));
        var images = RandomNetworks.Images(trained.Spec.Input, 12, new Random(5));
        var (one, three) = (PostTrainingQuantization.Quantize(trained, images, threads: 1), PostTrainingQuantization.Quantize(trained, images, threads: 3));

        Assert.Equal(one.InputCodesPerUnit, three.InputCodesPerUnit);
        Assert.All(one.Layers.Zip(three.Layers), pair => Assert.Equal(pair.First.Multiplier, pair.Second.Multiplier));
        Assert.All(one.Rescales.Zip(three.Rescales), pair => Assert.Equal(pair.First.Multipliers, pair.Second.Multipliers));
    }

    [Fact]
    public void Quantize_ConcatenatedMaps_ShareOneScale()
    {
        var spec = DenseNet40.Create();
        var random = new Random(6);
        var network = PostTrainingQuantization.Quantize(RandomFloats.Of(spec, random), RandomNetworks.Images(spec.Input, 2, random));

        Assert.Empty(network.Problems());
        Assert.Equal(["pool1", "pool2", "pool3"], network.Rescales.Select(rescale => rescale.Name));
    }

    [Fact]
    public void Quantize_NoImages_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => PostTrainingQuantization.Quantize(
        RandomFloats.Create(new Random(7)), RandomNetworks.Images(new TensorShape(3, 9, 9), 0, new Random(7))));
}
