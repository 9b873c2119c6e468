using CimKit.Networks;
using CimKit.Networks.Catalog;
using Xunit;

namespace CimKit.Tests.Networks;

public sealed class NetworkGraphTests
{
    private static readonly Convolution First = new() { Name = "conv1", Outputs = 4, Kernel = 3, Padding = 1 };

    private static NetworkSpec Network(params LayerSpec[] layers) =>
        new() { Name = "graph", Input = new TensorShape(2, 8, 8), Layers = layers };

    [Fact]
    public void Shapes_ResidualBlock_ReadsWhatIsNamed()
    {
        var steps = Network(
            First,
            new Convolution { Name = "conv2", Outputs = 8, Kernel = 3, Padding = 1, Stride = 2, HasRelu = false },
            new PaddedShortcut { Name = "short", Inputs = ["conv1"], Outputs = 8 },
            new Addition { Name = "add", Inputs = ["conv2", "short"] },
            new Concatenation { Name = "join", Inputs = ["add", "short", "add"] },
            new GlobalPooling { Name = "pool" },
            new Linear { Name = "fc", Outputs = 3 }).Shapes();

        Assert.Equal(
            ["4×8×8", "8×4×4", "8×4×4", "8×4×4", "24×4×4", "24×1×1", "3×1×1"], steps.Select(step => step.Output.ToString()));
        Assert.Equal(["-1", "0", "0", "1,2", "3,2,3", "4", "5"], steps.Select(step => string.Join(',', step.Sources)));
    }

    [Fact]
    public void Problems_OfTheGraph_AreAllNamed() => Assert.Equal(
        [
            "add1: Inputs must name earlier layers or 'image'; got 'later'.",
            "add2: Inputs must name 2 or more layers; got 0.",
            "add3: Inputs must have one shape; got 4×8×8, 2×8×8.",
            "later: Inputs must name 1 layer; got 2.",
            "lonely: its output must be read by a later layer; only the last layer's is not.",
        ],
        Network(
            First,
            new Addition { Name = "add1", Inputs = ["conv1", "later"] },
            new Addition { Name = "add2" },
            new Addition { Name = "add3", Inputs = ["conv1", "image"] },
            new Convolution { Name = "later", Inputs = ["conv1", "add3"], Outputs = 4, Kernel = 3 },
            new Convolution { Name = "lonely", Inputs = ["add2"], Outputs = 4, Kernel = 3 },
            new Concatenation { Name = "join", Inputs = ["add1", "later"] }).Problems());

    [Fact]
    public void Problems_JoinedMapsOfOtherSizes_AreNamed() => Assert.Equal(
        ["join: Inputs must have one height and width; got 4×8×8, 4×4×4."],
        Network(
            First,
            new Pooling { Name = "pool", Size = 2 },
            new Concatenation { Name = "join", Inputs = ["conv1", "pool"] }).Problems());

    [Theory]
    [InlineData(3, "c: Groups must divide the 2 channels that are read and the 4 outputs; got 3.")]
    [InlineData(4, "c: Groups must divide the 2 channels that are read and the 4 outputs; got 4.")]
    public void Problems_GroupsThatDoNotDivide_AreNamed(int groups, string problem) =>
        Assert.Equal([problem], Network(First with { Name = "c", Groups = groups }).Problems());

    [Fact]
    public void Problems_PoolingAndShortcutThatDoNotFit_AreNamed() => Assert.Equal(
        [
            "p1: Padding must be at most half of Size (3); got 2.",
            "p2: Padding must be 0 for Average pooling; got 1.",
            "s: Outputs must be at least the 4 channels that are read; got 2.",
        ],
        Network(
            First,
            new Pooling { Name = "p1", Size = 3, Stride = 1, Padding = 2 },
            new Pooling { Name = "p2", Size = 2, Stride = 1, Padding = 1, Kind = PoolingKind.Average },
            new PaddedShortcut { Name = "s", Outputs = 2 }).Problems());

    [Fact]
    public void Problems_NormalizationOfOtherChannels_IsNamed() => Assert.Equal(
        ["Normalization must hold 2 Means and Deviations, one per channel; got 3 and 3."],
        (Network(First) with { Normalization = PixelNormalization.ImageNet }).Problems());

    [Fact]
    public void Groups_OfAConvolution_DivideWeightsAndMultiplications()
    {
        var step = Network(First with { Groups = 2 }).Shapes()[0];
        Assert.Equal((4 * 9, 4 * 9 * 64), (step.Weights, step.MultiplyAccumulates));
    }

    [Fact]
    public void Pooling_WithoutStride_StepsByItsSize()
    {
        Assert.Equal(3, new Pooling { Name = "p", Size = 3 }.Stride);
        Assert.Equal(2, new Pooling { Name = "p", Size = 3, Stride = 2 }.Stride);
    }

    [Fact]
    public void Equality_OfLayersWithoutNamedInputs_IsByValue() =>
        Assert.Equal(new Convolution { Name = "conv1", Outputs = 4, Kernel = 3, Padding = 1 }, First);

    [Fact]
    public void CifarResNet_OtherDepth_IsRefused() =>
        Assert.Contains("6n + 2", Assert.Throws<ArgumentOutOfRangeException>(() => CifarResNet.Create(21)).Message);
}
