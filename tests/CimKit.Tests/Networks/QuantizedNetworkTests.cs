using CimKit.Networks;
using Xunit;

namespace CimKit.Tests.Networks;

public class QuantizedNetworkTests
{
    private static readonly QuantizedNetwork Network = new()
    {
        Spec = new NetworkSpec
        {
            Name = "one layer",
            Input = new TensorShape(1, 2, 2),
            Layers = [new Linear { Name = "fc", Outputs = 3, HasRelu = false }],
        },
        WeightBits = 4,
        ActivationBits = 8,
        InputCodesPerUnit = 127,
        Layers = [new QuantizedLayer { Name = "fc", WeightCodes = new sbyte[12], Multiplier = [0.5] }],
    };

    [Fact]
    public void Problems_WholeNetwork_HasNone() => Assert.Empty(Network.Problems());

    [Fact]
    public void Problems_WrongCounts_AreAllNamed()
    {
        var layer = Network.Layers[0] with { WeightCodes = new sbyte[11], Multiplier = [1, 2], Offset = [1, 2] };
        Assert.Equal(3, (Network with { Layers = [layer] }).Problems().Count);
    }

    [Fact]
    public void Problems_CodeBeyondTheWord_IsNamed()
    {
        var layer = Network.Layers[0] with { WeightCodes = new sbyte[] { 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 } };
        Assert.Equal(["fc: WeightCodes must be -7 to 7 for 4 bit."], (Network with { Layers = [layer] }).Problems());
    }

    [Fact]
    public void Problems_NotANumber_IsNamed()
    {
        var layer = Network.Layers[0] with { Multiplier = [double.NaN] };
        Assert.Contains("finite", Assert.Single((Network with { Layers = [layer] }).Problems()));
    }

    [Fact]
    public void Problems_OtherLayerNames_AreNamed() => Assert.Equal(
        ["Layers must be fc; got other."], (Network with { Layers = [Network.Layers[0] with { Name = "other" }] }).Problems());
}
