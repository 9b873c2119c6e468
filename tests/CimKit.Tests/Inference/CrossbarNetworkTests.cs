using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Inference;

public class CrossbarNetworkTests
{
    private static Random Stream(uint seed) => new SeedTree(seed)["test"].ToRandom();

    [Fact]
    public void Evaluate_IdealConverterAndCells_EqualsSoftwareBitByBit() =>
        Gen.Select(Gen.UInt, Gen.Int[1, 200], Gen.Int[1, 4], Gen.OneOf(Gen.Const(2.0), Gen.Const(10.0), Gen.Const(1e6), Gen.Const(double.PositiveInfinity)))
            .Sample((seed, rows, cellBits, ratio) =>
            {
                var network = RandomNetworks.Create(Stream(seed));
                var images = RandomNetworks.Images(network.Spec.Input, 3, Stream(seed + 1));
                var arrays = CrossbarNetwork.Program(network, RandomNetworks.Design(rows, cellBits, ratio)).Evaluate(images, 1);
                var software = SoftwareInference.Evaluate(network, images, 1);
                return arrays.Logits.Span.SequenceEqual(software.Logits.Span) && arrays.Correct == software.Correct;
            }, iter: 200);

    [Fact]
    public void Evaluate_OneAndTwoThreads_GiveTheSameNumbers()
    {
        var network = RandomNetworks.Create(Stream(5));
        var images = RandomNetworks.Images(network.Spec.Input, 40, Stream(6));
        var design = RandomNetworks.Design(32, adc: new AdcDesign { Bits = 5 }) with
        {
            Variation = new ProportionalVariation { Sigma = 0.1 },
        };
        var one = Run(1);
        var two = Run(2);
        Assert.Equal(one.Logits.ToArray(), two.Logits.ToArray());
        Assert.Equal(one.SaturatedConversions, two.SaturatedConversions);

        EvaluationResult Run(int threads) => CrossbarNetwork
            .Program(network, design, NetworkProfile.Measure(network, images, 32, 1, threads)).Evaluate(images, threads);
    }
}
