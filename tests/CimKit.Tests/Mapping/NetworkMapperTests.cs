using CimKit.Foundation;
using CimKit.Mapping;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Floorplans;
using CimKit.Mapping.Schedules;
using CimKit.Mapping.Schemes;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Mapping;

public sealed class NetworkMapperTests
{
    private static readonly MappingInputs Reference = new()
    {
        Coding = new MultiBitCells { WeightBits = 8, Fidelity = Fidelity.Reference },
        Fidelity = Fidelity.Reference,
    };

    /// <summary>Sizes that the published program tries for VGG-8, in its order.</summary>
    [Fact]
    public void Map_Vgg8_TriesThePublishedSizes()
    {
        var mapping = NetworkMapper.Map(GoldenTables.Load("VGG8"), Reference);

        Assert.Equal(
            [(4096, 5, 0.0484375), (2048, 7, 0.1383929), (1024, 13, 0.2980769), (512, 26, 0.5961538)],
            mapping.SplitElementCandidates.Select(Rounded));
        Assert.Equal(
            [(8192, 3, 0.3338776), (4096, 6, 0.6677551), (2048, 18, 0.8903402), (1024, 66, 0.9712802)],
            mapping.TileCandidates.Select(Rounded));
        Assert.Equal([(512, 66, 0.9728634)], mapping.ElementCandidates.Select(Rounded));
    }

    [Fact]
    public void Map_ManyRandomChoices_UsesNoMoreThanThereIs() => Gen.Select(MappingGen.Tables, MappingGen.Inputs).Sample((table, inputs) =>
        MappingGen.TryMap(table, inputs) is not { } mapping || (mapping.Utilization is > 0 and <= 1
            && mapping.Layers.All(layer => layer.Utilization is > 0 and <= 1 && layer.SpeedUp.Count >= (layer.RequestedCopies ?? 1))));

    [Fact]
    public void Map_Corrected_NeverChoosesAWorseTileThanReference() => Gen.Select(MappingGen.Tables, MappingGen.Inputs).Sample((table, inputs) =>
        MappingGen.TryMap(table, inputs with { Fidelity = Fidelity.Reference }) is not { } reference
        || MappingGen.TryMap(table, inputs) is not { } corrected
        || reference.KernelPositions != corrected.KernelPositions
        || Best(corrected.TileCandidates) >= Best(reference.TileCandidates));

    [Fact]
    public void Floorplan_AnyMapping_PutsEveryTileOnAPlaceOfItsOwn() => Gen.Select(MappingGen.Tables, MappingGen.Inputs).Sample((table, inputs) =>
    {
        if (MappingGen.TryMap(table, inputs) is not { } mapping)
            return true;
        var plan = Floorplan.Of(mapping);
        return plan.Tiles.Select(tile => (tile.Row, tile.Column)).Distinct().Count() == mapping.SplitTiles + mapping.UnrolledTiles
            && plan.Tiles.All(tile => tile.Row < plan.Grid.Rows && tile.Column < plan.Grid.Columns)
            && mapping.Layers.All(layer => plan.Tiles.Count(tile => tile.Layer == layer.Index) == layer.Tiles.Count
                && plan.Tiles.Where(tile => tile.Layer == layer.Index).Select(tile => (tile.Copy, tile.BlockRow, tile.BlockColumn)).Distinct().Count() == layer.Tiles.Count);
    });

    [Fact]
    public void Floorplan_Vgg8_FillsElevenByTenInOrder()
    {
        var plan = Floorplan.Of(NetworkMapper.Map(GoldenTables.Load("VGG8"), Reference));

        Assert.Equal(new GridSize(11, 10), plan.Grid);
        Assert.Equal(103, plan.Tiles.Count);
        Assert.Equal(new TilePlacement(1, 0, 2, 0, 0, 0), plan.Tiles[10]);
    }

    [Theory]
    [InlineData(true, "ArrayRows (128) must be at most half of the widest layer that is split by kernel position, 128 cells.")]
    [InlineData(false, "ArrayRows (512) must be at most a quarter of the widest layer, 1024 cells.")]
    public void Map_NetworkSmallerThanTheHierarchy_IsRefusedOnlyInReference(bool isSplit, string problem)
    {
        var table = LayerTable.FromNetwork(LeNet5.Create());
        var inputs = Reference with
        {
            ArrayRows = isSplit ? 128 : 512,
            Scheme = isSplit ? new KernelPositionMapping() : new UnrolledMapping(),
        };

        Assert.Equal([problem], Assert.Throws<InvalidDesignException>(() => NetworkMapper.Map(table, inputs)).Problems);
        Assert.Equal(
            isSplit ? 256 : 2048,
            NetworkMapper.Map(table, inputs with { Fidelity = Fidelity.Corrected }).Sizes is var sizes && isSplit ? sizes.SplitElement : sizes.Tile);
    }

    [Fact]
    public void Map_WrongInputs_ListsEveryProblem() => Assert.Equal(
        [
            "CellBits (4) must not exceed WeightBits (2).",
            "ArrayRows and ArrayColumns must be powers of two; got 100 and 96.",
            "FixedSizes: Element (512) must be a multiple of the array, 100×96, and Tile (1000) of Element.",
            "layer 1: kernel 9×9 must fit the input map 4×4.",
        ],
        Assert.Throws<InvalidDesignException>(() => NetworkMapper.Map(
            new LayerTable
            {
                Name = "n",
                Rows = [new LayerTableRow { InputHeight = 4, InputWidth = 4, InputChannels = 1, KernelHeight = 9, KernelWidth = 9, Outputs = 1 }],
            },
            new MappingInputs
            {
                ArrayRows = 100,
                ArrayColumns = 96,
                Coding = new MultiBitCells { WeightBits = 2, CellBits = 4 },
                FixedSizes = new TileSizes { Tile = 1000, Element = 512 },
            })).Problems);

    [Fact]
    public void Map_FixedSizes_AreUsed()
    {
        var sizes = new TileSizes { Tile = 2048, Element = 256, SplitElement = 1024 };
        var mapping = NetworkMapper.Map(GoldenTables.Load("VGG8"), Reference with { FixedSizes = sizes, Schedule = new LayerByLayerSchedule() });

        Assert.Equal(sizes, mapping.Sizes);
        Assert.Equal(new GridSize(4, 4), mapping.Layers[6].TilesPerCopy);
        Assert.Equal(new GridSize(1, 2), mapping.Layers[3].TilesPerCopy);
        Assert.Equal(64, mapping.Layers[6].ElementsPerTile);
    }

    [Fact]
    public void Schedule_StridedLayer_AsksForUnusableCopiesOnlyInReference()
    {
        var table = GoldenTables.Load("ResNet18");
        var schedule = new PipelinedSchedule();

        Assert.Equal(64, schedule.RequestedCopies(table.Rows, Fidelity.Reference)[0]);
        Assert.Equal(16, schedule.RequestedCopies(table.Rows, Fidelity.Corrected)[0]);
    }

    [Fact]
    public void Schedule_ExtremeMaps_IsRefusedInsteadOfOverflowing() => Assert.Contains(
        "layer 2 must ask for at most 16777216 copies",
        Assert.Throws<InvalidDesignException>(() => new PipelinedSchedule().RequestedCopies(
            [Map(1), Map(65_536)], Fidelity.Reference)).Message);

    [Theory, InlineData(false, 9), InlineData(true, 1)]
    public void KernelPositions_FullyConnectedMostFrequent_CountOnlyIfAsked(bool countsPointwise, int expected)
    {
        LayerTableRow[] rows = [Map(9) with { KernelHeight = 3, KernelWidth = 3 }, Map(1), Map(1), Map(1)];
        var layers = rows.Select(row => LayerFootprint.Of(row, new BinaryCells())).ToList();

        Assert.Equal(expected, new KernelPositionMapping { CountsPointwise = countsPointwise }.KernelPositionsPerTile(layers));
    }

    private static LayerTableRow Map(int size) => new()
    {
        InputHeight = size,
        InputWidth = size,
        InputChannels = 8,
        KernelHeight = 1,
        KernelWidth = 1,
        Outputs = 8,
    };

    private static double Best(IReadOnlyList<SizeCandidate> candidates) =>
        candidates.Select(candidate => candidate.Utilization).Where(double.IsFinite).DefaultIfEmpty(0).Max();

    private static (int, long, double) Rounded(SizeCandidate candidate) =>
        (candidate.Side, candidate.Tiles, Math.Round(candidate.Utilization, 7));
}
