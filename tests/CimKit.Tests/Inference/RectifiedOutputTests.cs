using CimKit.Data;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Inference;

public class RectifiedOutputTests
{
    /// <summary>Pixels 255 and 0 are codes 3 and 0; weights 2 and −1 give 6 and −3, times 0.5 and plus 0.25: 3.25 and −1.25.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, -1.25)]
    public void Evaluate_TwoOutputsByHand_RectifiesAsSpecified(bool hasRelu, double second)
    {
        var network = new QuantizedNetwork
        {
            Spec = new NetworkSpec
            {
                Name = "by hand", Input = new TensorShape(1, 1, 2), Layers = [new Linear { Name = "fc", Outputs = 2, HasRelu = hasRelu }],
            },
            WeightBits = 3, ActivationBits = 3, InputCodesPerUnit = 3,
            Layers =
            [
                new QuantizedLayer { Name = "fc", WeightCodes = new sbyte[] { 2, 1, -1, 3 }, Multiplier = [0.5], Offset = [0.25], MinimumCode = -3, MaximumCode = 3 },
            ],
        };
        var images = new ImageSet("two pixels", network.Spec.Input, new byte[] { 255, 0 }, new byte[1], ["a", "b"]);
        Assert.Equal([3.25, second], SoftwareInference.Evaluate(network, images).Logits.ToArray());
        Assert.Equal([3.25, second], CrossbarNetwork.Program(network, RandomNetworks.Design()).Evaluate(images).Logits.ToArray());
    }

    [Fact]
    public void Evaluate_RandomNetworksWithRectifiedOutput_ArraysEqualSoftware() => Gen.UInt.Sample(seed =>
    {
        var plain = RandomNetworks.Create(new SeedTree(seed)["network"].ToRandom());
        var spec = plain.Spec;
        var rectified = plain with
        {
            Spec = spec with { Layers = [.. spec.Layers.SkipLast(1), (WeightedLayerSpec)spec.Layers[^1] with { HasRelu = true }] },
        };
        var images = RandomNetworks.Images(spec.Input, 3, new SeedTree(seed)["images"].ToRandom());
        var expected = SoftwareInference.Evaluate(plain, images, 1).Logits.ToArray().Select(logit => Math.Max(0, logit)).ToArray();
        return SoftwareInference.Evaluate(rectified, images, 1).Logits.ToArray().SequenceEqual(expected)
            && CrossbarNetwork.Program(rectified, RandomNetworks.Design()).Evaluate(images, 1).Logits.ToArray().SequenceEqual(expected);
    }, iter: 40);
}
