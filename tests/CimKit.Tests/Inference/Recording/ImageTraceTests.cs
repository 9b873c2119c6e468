using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Inference.Recording;
using CimKit.Networks.Catalog;
using Xunit;

namespace CimKit.Tests.Inference.Recording;

public sealed class ImageTraceTests
{
    [Theory, InlineData(false), InlineData(true)]
    public void Of_Mlp_LastLayersBitsAndWeightsGiveTheLogitsOfSoftware(bool isUnsigned)
    {
        var network = RandomNetworks.Quantize(Mlp.Create(20), 8, 8, isUnsigned, new SeedTree(1)["test"].ToRandom());
        var images = RandomNetworks.Images(network.Spec.Input, 3, new SeedTree(2)["test"].ToRandom());
        var expected = SoftwareInference.Evaluate(network, images).Logits.Span.Slice(10, 10).ToArray();

        var run = ImageTrace.Of(network, images, 1);
        var last = run.Layers[^1];
        var quantized = network.Layers[^1];

        Assert.Empty(run.Problems());
        for (var output = 0; output < 10; output++)
        {
            var sum = 0L;
            for (var row = 0; row < last.Weights.Rows; row++)
                sum += last.Weights.Row(row)[output] * (long)Code(last.Inputs, row, isUnsigned);
            Assert.Equal(sum * quantized.Multiplier[0] + 0.3, expected[output], 1e-9);
        }
    }

    [Fact]
    public void Of_Convolutions_HaveOneVectorForEveryPosition()
    {
        var network = RandomNetworks.Quantize(LeNet5.Create(), 8, 8, false, new SeedTree(1)["test"].ToRandom());
        var images = RandomNetworks.Images(network.Spec.Input, 1, new SeedTree(2)["test"].ToRandom());

        var run = ImageTrace.Of(network, images);

        Assert.Empty(run.Problems());
        Assert.Equal(run.Table.Rows.Select(row => row.Positions(Fidelity.Corrected) * 8), run.Layers.Select(layer => (long)layer.Inputs.Cycles));
        Assert.All(run.Layers.Zip(network.Layers), pair => Assert.Equal(pair.Second.WeightCodes.Span[1], pair.First.Weights.Row(1)[0]));
    }

    [Fact]
    public void Of_UnknownImage_IsRefused()
    {
        var network = RandomNetworks.Quantize(Mlp.Create(20), 8, 8, false, new SeedTree(1)["test"].ToRandom());
        var images = RandomNetworks.Images(network.Spec.Input, 3, new SeedTree(2)["test"].ToRandom());

        Assert.Throws<ArgumentOutOfRangeException>(() => ImageTrace.Of(network, images, 3));
    }

    private static int Code(CimKit.Traces.InputCycles cycles, int row, bool isUnsigned)
    {
        var code = 0;
        for (var bit = 0; bit < 8; bit++)
            code += (cycles[row, bit] ? 1 : 0) * (bit == 0 && !isUnsigned ? -128 : 1 << (7 - bit));
        return code;
    }
}
