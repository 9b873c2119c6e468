using CimKit.Data;
using CimKit.Inference;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
using Xunit;

namespace CimKit.Tests.Neural.Training;

[Collection("libtorch")]
public class MnistTrainingTests
{
    [Fact]
    public void LeNet5_ThoroughEightBitTraining_Reaches987AndEqualsTheIntegerNetwork()
    {
        if (!Mnist.IsAvailable())
            Assert.Skip($"MNIST is trained on only where {DataFolder.Variable} names a folder that holds it.");
        var digits = Mnist.Load();

        var result = Trainer.Train(LeNet5.Create(), digits.Training, digits.Test, TrainingOptions.Thorough);

        Assert.InRange(result.TestAccuracy, 0.987, 1);
        Assert.Equal(
            SoftwareInference.Evaluate(result.Quantized!, digits.Test).Predictions.ToArray(), NetworkEvaluator.Predict(result, digits.Test));
    }

    [Fact]
    public void LeNet5_ThoroughFloatTraining_Reaches990()
    {
        if (!Mnist.IsAvailable())
            Assert.Skip($"MNIST is trained on only where {DataFolder.Variable} names a folder that holds it.");
        var digits = Mnist.Load();

        var result = Trainer.Train(LeNet5.Create(), digits.Training, digits.Test, TrainingOptions.Thorough.InFloat());

        TestContext.Current.SendDiagnosticMessage($"LeNet-5 in float: {result.TestAccuracy:P2} on the test images");
        Assert.InRange(result.TestAccuracy, 0.990, 1);
    }
}
