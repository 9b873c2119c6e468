using CimKit.Designs;
using CimKit.Inference;
using CimKit.Inference.PostTraining;
using CimKit.Networks;
using CimKit.Tests.Inference.PostTraining;
using Xunit;

namespace CimKit.Tests.Inference;

/// <summary>A public ResNet-20 on the CIFAR-10 test images, 8-bit weights and inputs, 128 rows, one-bit cells.</summary>
public class PublicResNetTests
{
    private static QuantizedNetwork Network() => PostTrainingQuantization.Quantize(
        PublicCheckpoints.Load("akamaster_resnet20_cifar10.safetensors"), PublicCheckpoints.CifarTraining(128));

    [Fact]
    public void Evaluate_IdealConverterOnAHundredImages_EqualsTheSoftwareImageByImage()
    {
        var (network, images) = (Network(), PublicCheckpoints.CifarTest().Take(100));
        var software = SoftwareInference.Evaluate(network, images);
        var chip = CrossbarNetwork.Program(network, RandomNetworks.Design()).Evaluate(images);
        Assert.Equal(software.Logits.ToArray(), chip.Logits.ToArray());
        Assert.InRange(chip.Correct, 90, 97);
    }

    /// <summary>Ranges from 20 training images, against ranges that know the test images themselves.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void Evaluate_CalibratedRanges_AreAtLeastAsGoodAsDataDependentOnes(int bits)
    {
        var (network, images) = (Network(), PublicCheckpoints.CifarTest().Take(24));
        var design = RandomNetworks.Design(adc: new AdcDesign { Bits = bits });
        var profile = NetworkProfile.Measure(network, PublicCheckpoints.CifarTraining(20), design);
        var calibrated = CrossbarNetwork.Program(network, design, profile).Evaluate(images).Correct;
        var dynamic = CrossbarNetwork.Program(network, design with
        {
            Adc = new() { Bits = bits, Range = AdcRange.Dynamic, Scheme = ConversionScheme.Separate, Rounding = AdcRounding.Floor },
        }).Evaluate(images).Correct;
        Assert.True(calibrated >= dynamic && calibrated > 8, $"{calibrated} and {dynamic} of {images.Count}");
    }
}
