using CimKit.Networks;
using Xunit;

namespace CimKit.Tests.Networks;

public class NetworkSpecTests
{
    private static NetworkSpec Network(TensorShape input, params LayerSpec[] layers) =>
        new() { Name = "sizes", Input = input, Layers = layers };

    [Fact]
    public void Problems_InputWhoseCountOverflows_IsNamed() => Assert.Equal(
        ["Input must hold at most 67108864 values; got 1×65536×65536, 4294967296 values."],
        Network(new(1, 65536, 65536), new Linear { Name = "fc", Outputs = 10 }).Problems());

    [Fact]
    public void Problems_LargestInput_HasNone() =>
        Assert.Empty(Network(new(1, 8192, 8192), new Linear { Name = "fc", Outputs = 10 }).Problems());

    [Fact]
    public void Problems_OutputTooLarge_IsNamed() => Assert.Equal(
        ["c1: the output must hold at most 67108864 values; got 65536×1024×1024, 68719476736 values."],
        Network(new(1, 1024, 1024), new Convolution { Name = "c1", Outputs = 65536, Kernel = 1 }).Problems());

    [Fact]
    public void Problems_WeightsTooMany_AreNamed() => Assert.Equal(
        ["fc: the layer must hold at most 2147483647 weights; got 4294967296."],
        Network(new(1, 256, 256), new Linear { Name = "fc", Outputs = 65536 }).Problems());

    [Fact]
    public void Problems_PaddedInputTooLarge_IsNamed() => Assert.Equal(
        ["c1: the padded input must hold at most 67108864 values; got 4198401000."],
        Network(new(1000, 1, 1), new Convolution { Name = "c1", Outputs = 1, Kernel = 2000, Stride = 50, Padding = 1024 })
            .Problems().Where(problem => problem.Contains("padded input", StringComparison.Ordinal)));

    [Fact]
    public void Problems_LargestNumbers_AreCountedWithoutOverflow() => Assert.Contains(
        "c1: the layer must hold at most 2147483647 weights; got 309485677362895925173813248.",
        Network(new(1 << 26, 1, 1), new Convolution { Name = "c1", Outputs = int.MaxValue, Kernel = 46341 }).Problems());
}
