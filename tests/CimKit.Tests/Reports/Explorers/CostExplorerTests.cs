using CimKit.Circuits;
using CimKit.Designs;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Reports;
using CimKit.Reports.Explorers;
using Xunit;

namespace CimKit.Tests.Reports.Explorers;

public sealed class CostExplorerTests
{
    private static readonly LayerTable Table = LayerTable.FromNetwork(Vgg8.Create());

    private static readonly ChipEstimate Chip = ChipEstimator.Estimate(new ChipDesign(), Table, StatisticalActivity.Typical(Table, 8, 8));

    [Fact]
    public void Views_OfAChip_AddUpFromCircuitsToTheWhole()
    {
        foreach (var view in Chip.ToCostExplorer().Views)
            foreach (var (place, part) in view.Parts.Index())
            {
                var inside = view.Parts.Where(other => other.Parent == place).ToArray();
                Assert.True(part.Parent < place);
                if (inside.Length > 0)
                    Assert.Equal(1, inside.Sum(other => other.Size) / part.Size, 1e-9);
            }
    }

    [Fact]
    public void Views_OfAPipeline_OverlapInTimeOnly()
    {
        var views = Chip.ToCostExplorer().Views.ToDictionary(view => view.Quantity);

        Assert.True(views[CostQuantity.Latency].Overlaps);
        Assert.Equal(1, views[CostQuantity.Latency].Parts[0].Value / Chip.Total.Latency, 1e-9);
        Assert.Equal(1, views[CostQuantity.Latency].Parts[0].Size / Chip.Layers.Sum(layer => layer.Total.Latency), 1e-9);
        Assert.All(views.Values.Where(view => view.Quantity != CostQuantity.Latency), view => Assert.False(view.Overlaps));
        Assert.Equal(1, views[CostQuantity.Area].Parts[0].Size / Chip.Area.Total, 1e-9);
        Assert.Equal(1, views[CostQuantity.Energy].Parts[0].Size / Chip.Total.Energy, 1e-9);
        Assert.Equal(1, views[CostQuantity.Leakage].Parts[0].Size / Chip.LeakagePower, 1e-9);
    }

    [Fact]
    public void Of_CopiesAndRepetitions_CountInTheWhole()
    {
        var leaf = CostTree.Leaf("cell", new Cost(2, 3, 5, 7));
        var tree = CostTree.Then("all", CostTree.Copies("four", leaf, 4), CostTree.Repeated("twice", leaf, 2));

        var views = CostExplorer.Of(tree).Views.ToDictionary(view => view.Quantity, view => view.Parts);

        Assert.Equal([10, 8, 8, 2, 2], views[CostQuantity.Area].Select(part => part.Value));
        Assert.Equal([30, 20, 20, 10, 10], views[CostQuantity.Energy].Select(part => part.Value));
        Assert.Equal([9, 3, 3, 6, 6], views[CostQuantity.Latency].Select(part => part.Value));
    }

    [Fact]
    public void Of_SmallParts_StandTogether()
    {
        var tree = CostTree.Then("all", Leaf("large", 1000), Leaf("a", 1), Leaf("b", 2), Leaf("nothing", 0));

        Assert.Equal(["all", "large", "2 small parts"], CostExplorer.Of(tree).Views[0].Parts.Select(part => part.Name));
        Assert.Equal(3, CostExplorer.Of(tree).Views[0].Parts[2].Size);
    }

    private static CostTree Leaf(string name, double area) => CostTree.Leaf(name, new Cost(area, 0, 0, 0));
}
