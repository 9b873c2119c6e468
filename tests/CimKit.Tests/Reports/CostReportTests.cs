using CimKit.Circuits;
using CimKit.Foundation;
using CimKit.Reports;
using Xunit;

namespace CimKit.Tests.Reports;

public sealed class CostReportTests
{
    private static readonly CostTree Tree = CostTree.Then(
        "block",
        CostTree.Leaf("cells", new Cost(3e-9, 0, 1e-12, 0)),
        CostTree.Then(
            "reading",
            CostTree.Leaf("time", new Cost(0, 2e-9, 0, 0)),
            CostTree.Copies("converters", CostTree.Leaf("converter", new Cost(0.25e-9, 0, 0.5e-12, 1e-9)), 4)));

    [Fact]
    public void Table_Rows_FollowTheTreeWithoutPartsThatOnlyTakeTime()
    {
        var table = Tree.ToTable(depth: 3);

        Assert.Equal(
            ["block", "cells", "reading", "converters", "converter"],
            ((TextColumn)table["Part"]).Values.Select(name => name.Trim()));
        Assert.Equal([100, 75, 25, 25, 6.25], ((NumberColumn)table["Area share"]).Values.Select(share => Math.Round(share, 9)));
        Assert.Equal("", table["Leakage"].Show(1));
        Assert.Equal("1,000", table["Area"].Show(3));
    }

    [Fact]
    public void Table_Depth_CutsTheTree() => Assert.Equal(3, Tree.ToTable(depth: 1).Rows);

    [Fact]
    public void Shares_EveryCost_AddsUpToAHundredPercent()
    {
        var figure = Tree.ToFigure();

        Assert.Equal(["cells", "reading"], figure.Series.Select(series => series.Name));
        Assert.All(figure.StackHeights(), height => Assert.Equal(100, height, 1e-9));
    }

    [Fact]
    public void Parts_LargestFirst_AndCopiesCountedAsOften()
    {
        var figure = Tree.ToFigure(CostQuantity.Energy);
        var converters = (BarSeries)figure.Series.Single(series => series.Name == "reading");

        Assert.Equal(["converter", "cells"], figure.X.Categories);
        Assert.Equal([2e-12, 0], converters.Values);
        Assert.Equal(Tree.Cost.Energy, figure.StackHeights().Sum(), 1e-24);
    }

    [Fact]
    public void Parts_OfManyCopiesInOneTree_KeepTheWholeCost()
    {
        var chip = CostTree.Repeated("image", CostTree.Copies("chip", Tree, 3), 5);

        Assert.Equal(chip.Cost.Energy, chip.ToFigure(CostQuantity.Energy).StackHeights().Sum(), 1e-24);
        Assert.Equal(chip.Cost.Area, chip.ToFigure(CostQuantity.Area).StackHeights().Sum(), 1e-21);
        Assert.Equal(chip.Cost.Latency, chip.ToFigure(CostQuantity.Latency).StackHeights().Sum(), 1e-21);
    }

    [Fact]
    public void Parts_MoreThanFit_StandTogether()
    {
        var tree = CostTree.Then("many", [.. Enumerable.Range(1, 30).Select(i => CostTree.Leaf($"part {i}", new Cost(i, 0, 0, 0)))]);
        var figure = tree.ToFigure(CostQuantity.Area);

        Assert.Equal(16, figure.X.Categories.Count);
        Assert.Equal("15 others", figure.X.Categories[^1]);
        Assert.Equal(tree.Cost.Area, figure.StackHeights().Sum(), 1e-9);
    }

    [Fact]
    public void Parts_NothingCosts_IsRefused() =>
        Assert.Throws<InvalidDesignException>(() => CostTree.Leaf("free", Cost.None).ToFigure(CostQuantity.Energy));

    [Fact]
    public void Published_Numbers_StandBesideOursWithTheErrorInPercent()
    {
        var table = PublishedComparison.ToTable(
            "t", new PublishedValue("a", "J", 2e-12, 2.1e-12), new PublishedValue("b", "1", 0, 0), new PublishedValue("c", "1", 1, 1 - 1e-9));

        Assert.Equal(["5.0", "0", "0"], Enumerable.Range(0, 3).Select(table["Error"].Show));
        Assert.Equal("2.1 pJ", table["Ours"].Show(0));
    }
}
