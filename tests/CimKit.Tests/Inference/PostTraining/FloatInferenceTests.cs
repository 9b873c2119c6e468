using CimKit.Inference.PostTraining;
using Xunit;

namespace CimKit.Tests.Inference.PostTraining;

/// <summary>Counts and logits as another program (PyTorch 1.13 on a CPU) found them; floats are summed in another order here.</summary>
public sealed class FloatInferenceTests
{
    private const double LogitTolerance = 1e-4;

    [Theory]
    [InlineData("akamaster_resnet20_cifar10", 915)]
    [InlineData("akamaster_resnet32_cifar10", 928)]
    [InlineData("akamaster_resnet56_cifar10", 926)]
    [InlineData("crosssim_resnet14_cifar10", 890)]
    [InlineData("crosssim_resnet20_cifar10", 911)]
    [InlineData("crosssim_resnet56_cifar10", 928)]
    public void Evaluate_PublicResNet_GivesThePublishedCountAndLogits(string name, int correct)
    {
        var result = FloatInference.Evaluate(PublicCheckpoints.Load($"{name}.safetensors"), PublicCheckpoints.CifarTest());

        Assert.Equal(correct, result.Correct);
        AssertNear(PublicCheckpoints.Read($"{name}.logits.safetensors").Tensors["logits"].Values.ToArray(), result.Logits.ToArray());
    }

    [Fact]
    public void Evaluate_PublicLeNet5_GivesThePublishedCountsAndLogits()
    {
        var images = RealData.Mnist("t10k", 10_000);
        var result = FloatInference.Evaluate(PublicCheckpoints.Load("csinva_lenet5_mnist.pth"), images);

        Assert.Equal(9861, result.Correct);
        Assert.Equal(984, result.Predictions.Take(1000).Where((found, image) => found == images.Labels.Span[image]).Count());
        AssertNear(
            PublicCheckpoints.Read("csinva_lenet5_mnist.logits.safetensors").Tensors["log_softmax"].Values.ToArray(),
            result.Logits.ToArray().Chunk(10).Take(1000).SelectMany(LogSoftmax).ToArray());
    }

    private static IEnumerable<double> LogSoftmax(double[] logits)
    {
        var largest = logits.Max();
        var total = largest + Math.Log(logits.Sum(logit => Math.Exp(logit - largest)));
        return logits.Select(logit => logit - total);
    }

    private static void AssertNear(float[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.InRange(expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max(), 0, LogitTolerance);
    }
}
