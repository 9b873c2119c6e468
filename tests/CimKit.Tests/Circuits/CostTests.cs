using CimKit.Circuits;
using Xunit;

namespace CimKit.Tests.Circuits;

public sealed class CostTests
{
    private static readonly Cost One = new(1, 2, 3, 4) { WriteLatency = 5, WriteEnergy = 6, Height = 7, Width = 8 };
    private static readonly Cost Other = new(10, 20, 30, 40) { WriteLatency = 50, WriteEnergy = 60 };

    [Fact]
    public void Then_AddsEverything_AndHasNoRectangle() => Assert.Equal(
        new Cost(11, 22, 33, 44) { WriteLatency = 55, WriteEnergy = 66 }, One.Then(Other));

    [Fact]
    public void Beside_KeepsTheSlowerLatency() => Assert.Equal(
        new Cost(11, 20, 33, 44) { WriteLatency = 50, WriteEnergy = 66 }, One.Beside(Other));

    [Fact]
    public void Copies_MultipliesAllButLatency() => Assert.Equal(
        new Cost(3, 2, 9, 12) { WriteLatency = 5, WriteEnergy = 18 }, One.Copies(3));

    [Fact]
    public void Copies_None_CostsNothing() => Assert.Equal(Cost.None, One.Copies(0));

    [Fact]
    public void Repeated_MultipliesLatencyAndEnergy() => Assert.Equal(
        One with { Latency = 5, Energy = 7.5, WriteLatency = 12.5, WriteEnergy = 15 }, One.Repeated(2.5));

    [Fact]
    public void Tree_OfParts_CostsWhatTheyCombineTo()
    {
        var tree = CostTree.Then(
            "whole",
            CostTree.Copies("copies", CostTree.Leaf("one", One), 2),
            CostTree.Beside("both", CostTree.Leaf("a", One), CostTree.Leaf("b", Other)),
            CostTree.Repeated("often", CostTree.Leaf("again", Other), 4));

        Assert.Equal(One.Copies(2).Then(One.Beside(Other)).Then(Other.Repeated(4)), tree.Cost);
        Assert.Equal(Other, tree.Find("again")!.Cost);
        Assert.Null(tree.Find("nothing"));
    }

    [Fact]
    public void Copies_NegativeCount_IsRefused() =>
        Assert.Contains("count", Assert.Throws<ArgumentOutOfRangeException>(() => One.Copies(-1)).Message, StringComparison.Ordinal);
}
