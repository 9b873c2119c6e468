using CimKit.Designs;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Reports.Explorers;
using CimKit.Traces;
using Xunit;

namespace CimKit.Tests.Reports.Explorers;

public sealed class FloorplanExplorerTests
{
    private static readonly LayerTable Table = LayerTable.FromNetwork(LeNet5.Create());

    private static readonly RunTrace Run = SyntheticTraces.Hashed(Table, 3, weightBits: 8, activationBits: 8);

    private static readonly ChipEstimate Chip = ChipEstimator.Estimate(new ChipDesign(), Table, new TraceActivity { Run = Run });

    private static readonly FloorplanExplorer Explorer = Chip.ToExplorer(Run);

    [Fact]
    public void Cells_OfEveryLayersFirstBlock_AreTheBitsOfItsWeights()
    {
        foreach (var layer in Chip.Layers)
        {
            var cells = Block(layer, 0, 0).Cells!;
            for (var row = 0; row < cells.Rows; row++)
                for (var column = 0; column < cells.Columns; column++)
                {
                    var code = Run.Layers[layer.Mapping.Index].Weights.Row(WeightRow(layer, row))[column / 8] + 128;
                    Assert.Equal(code >> (7 - column % 8) & 1, cells[row, column]);
                }
        }
    }

    [Fact]
    public void Weights_WhereAPixelIsOneWeight_AreTheMappedWeights()
    {
        var exact = Chip.Layers.Where(layer => Block(layer, 0, 0).Weights!.IsExact).ToArray();

        Assert.Contains(exact, layer => layer.Mapping.Footprint.Row.KernelArea == 25);
        foreach (var layer in exact)
        {
            var map = Block(layer, 0, 0).Weights!;
            for (var row = 0; row < map.Rows; row++)
                for (var output = 0; output < map.Columns; output++)
                    Assert.Equal(Run.Layers[layer.Mapping.Index].Weights.Value(WeightRow(layer, row), output), map[row, output]);
        }
    }

    [Fact]
    public void Weights_OfAllBlocksOfALayer_HaveItsMean()
    {
        foreach (var layer in Chip.Layers)
        {
            var weights = Run.Layers[layer.Mapping.Index].Weights;
            var blocks = Explorer.Blocks.Where(block => block.Layer == layer.Mapping.Index).ToArray();
            Assert.Equal((long)weights.Rows * weights.Columns, blocks.Sum(block => (long)block.Weights!.SourceRows * block.Weights.SourceColumns));
            var mean = weights.Codes.ToArray().Average(code => code / 128.0);
            var evenly = blocks.Where(block => block.Weights!.IsExact).ToArray();
            if (evenly.Length == blocks.Length)
                Assert.Equal(mean, blocks.Sum(block => block.Weights!.Values.ToArray().Sum()) / weights.Codes.Length, 1e-12);
        }
    }

    [Fact]
    public void Inputs_OfTheFirstLayer_AreTheSharesAndBitsOfTheTrace()
    {
        var (view, cycles) = (Explorer.Inputs[Block(Chip.Layers[0], 0, 0).Input], Run.Layers[0].Inputs);

        Assert.Equal((25, 8, 784), (view.Driven.Rows, view.Driven.Columns, view.Vectors));
        for (var row = 0; row < 25; row++)
            for (var plane = 0; plane < 8; plane++)
            {
                Assert.Equal(Enumerable.Range(0, 784).Count(vector => cycles[row, 8 * vector + plane]) / 784.0, view.Driven[row, plane], 1e-12);
                Assert.Equal(cycles[row, 8 * 392 + plane] ? 1 : 0, view.Vector[row, plane]);
            }
    }

    [Fact]
    public void Costs_OfAllTiles_AreThoseOfTheTree()
    {
        var tree = Chip.ToTree();
        foreach (var layer in Chip.Layers)
        {
            var part = tree.Parts[layer.Mapping.Index];
            var tiles = Explorer.Plan.Tiles.Where(tile => tile.Tile.Layer == layer.Mapping.Index).Select(tile => Explorer.BlockOf(tile).Cost).ToArray();
            Assert.Equal(1, tiles.Sum(cost => cost.Area) / part.Find("tiles")!.Cost.Area, 1e-9);
            Assert.Equal(1, tiles.Sum(cost => cost.Energy) / part.Find("tiles")!.Cost.Energy, 1e-9);
            Assert.Equal(1, tiles.Max(cost => cost.Latency) / part.Find("tiles")!.Cost.Latency, 1e-9);
            Assert.Equal(1, tiles.Sum(cost => cost.Leakage) / layer.LeakagePower, 1e-9);
        }
    }

    [Fact]
    public void Of_WithoutRun_HasCostsOnly()
    {
        var explorer = Chip.ToExplorer();

        Assert.Empty(explorer.Inputs);
        Assert.All(explorer.Blocks, block => Assert.Null(block.Weights));
        Assert.Equal(Explorer.Blocks.Select(block => block.Cost), explorer.Blocks.Select(block => block.Cost));
    }

    [Fact]
    public void Of_RunOfAnotherNetwork_IsRefused() => Assert.Contains(
        "run must hold 5 layers, as the chip does; got 4.",
        Assert.Throws<InvalidDesignException>(() => Chip.ToExplorer(Run with { Layers = [.. Run.Layers.Take(4)] })).Message);

    private static TileBlockView Block(LayerEstimate layer, int row, int column) =>
        Explorer.Blocks.Single(block => (block.Layer, block.Row, block.Column) == (layer.Mapping.Index, row, column));

    // A split layer's cells lie by kernel position, then channel.
    private static int WeightRow(LayerEstimate layer, int row)
    {
        var table = layer.Mapping.Footprint.Row;
        return layer.Mapping.IsSplit ? row % table.InputChannels * table.KernelArea + row / table.InputChannels : row;
    }
}
