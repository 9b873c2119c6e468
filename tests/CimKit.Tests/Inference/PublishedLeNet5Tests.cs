using CimKit.Designs;
using CimKit.Devices;
using CimKit.Inference;
using Xunit;

namespace CimKit.Tests.Inference;

/// <summary>A published LeNet-5 on the first 200 MNIST test images: 198 with an ideal converter, fewer with few bits.</summary>
/// <remarks>The independent figures used other calibration images, so a few images of difference are allowed.</remarks>
public class PublishedLeNet5Tests
{
    [Fact, Trait("Speed", "Slow")]
    public void Evaluate_ConverterSchemes_GiveTheIndependentCounts()
    {
        RealData.Folder();
        var calibration = RealData.Mnist("train", 40);
        var network = PublishedLeNet5.Load(calibration);
        var images = RealData.Mnist("t10k", 200);
        var profile = NetworkProfile.Measure(network, calibration, 128, 1);
        var design = new ArrayDesign { Cell = ConductanceRange.FromOnResistance(100e3, 10), Adc = AdcDesign.Ideal };

        var software = SoftwareInference.Evaluate(network, images);
        Assert.Equal(198, software.Correct);
        Assert.Equal(software.Logits.ToArray(), CrossbarNetwork.Program(network, design).Evaluate(images).Logits.ToArray());

        AssertNear([181, 198, 198, 198], 8, ConversionScheme.Differential, AdcRange.BestL1);
        AssertNear([131, 192, 198, 198], 10, ConversionScheme.Differential, AdcRange.BestL2);
        AssertNear([135, 189, 198, 198], 10, ConversionScheme.Differential, AdcRange.MinMax);
        AssertNear([191, 198], 5, ConversionScheme.Separate, AdcRange.BestL2, firstBits: 5);
        AssertNear([180, 197], 5, ConversionScheme.Separate, AdcRange.MinMax, firstBits: 5);
        AssertNear([196, 197], 3, ConversionScheme.Separate, AdcRange.Dynamic, AdcRounding.Floor, firstBits: 5);

        void AssertNear(
            int[] expected, int tolerance, ConversionScheme scheme, AdcRange range, AdcRounding rounding = AdcRounding.Nearest, int firstBits = 3)
        {
            for (var i = 0; i < expected.Length; i++)
            {
                var adc = new AdcDesign { Bits = firstBits + i, Scheme = scheme, Range = range, Rounding = rounding };
                var correct = CrossbarNetwork.Program(network, design with { Adc = adc }, profile).Evaluate(images).Correct;
                Assert.True(Math.Abs(correct - expected[i]) <= tolerance, $"{adc}: {expected[i]} expected, got {correct}.");
            }
        }
    }
}
