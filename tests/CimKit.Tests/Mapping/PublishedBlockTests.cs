using CimKit.Foundation;
using CimKit.Mapping;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Partitions;
using CimKit.Mapping.Schedules;
using CimKit.Mapping.Schemes;
using CimKit.Networks;
using CimKit.Traces;
using Xunit;

namespace CimKit.Tests.Mapping;

/// <summary>Sizes of the first tile, processing element and sub-array that the published programs walk.</summary>
public sealed class PublishedBlockTests
{
    private static readonly MappingInputs Inference = new()
    {
        Coding = new MultiBitCells { WeightBits = 8, Fidelity = Fidelity.Reference },
        Fidelity = Fidelity.Reference,
    };

    private static readonly LayerTable TinyTraining = new()
    {
        Name = "Tiny-T",
        Rows = [Convolution(16), Convolution(256) with { HasPooling = true }, Linear(1024, 512), Linear(512, 10)],
    };

    [Theory]
    [InlineData(1, 27, 1024, 27, 512, 7200)]
    [InlineData(2, 1152, 512, 128, 512, 7200)]
    [InlineData(3, 1152, 512, 128, 512, 1568)]
    [InlineData(4, 2304, 512, 256, 512, 1568)]
    [InlineData(5, 2304, 512, 256, 512, 288)]
    [InlineData(6, 4608, 512, 512, 512, 288)]
    [InlineData(7, 1024, 1024, 512, 512, 8)]
    [InlineData(8, 1024, 80, 512, 80, 8)]
    public void Partition_Vgg8_WalksThePublishedBlocks(int layer, int tileRows, int tileColumns, int rows, int columns, int cycles)
    {
        var table = GoldenTables.Load("VGG8");
        var mapping = NetworkMapper.Map(table, Inference).Layers[layer - 1];
        var tile = LayerPartition.Of(mapping, Inference).Tiles[0];

        Assert.Equal((tileRows, tileColumns), (tile.Rows, tile.Columns));
        Assert.Equal((rows, columns), (tile.Elements[0].Rows, tile.Elements[0].Columns));
        Assert.Equal(cycles, table.Rows[layer - 1].Positions(Fidelity.Reference) * 8);
    }

    [Theory]
    [InlineData(1, true, 144, 256, 16, 256, 2, 1, 1152)]
    [InlineData(2, true, 2304, 256, 256, 256, 1, 1, 1152)]
    [InlineData(3, false, 512, 512, 256, 256, 1, 1, 8)]
    [InlineData(4, false, 512, 10, 256, 10, 1, 4, 8)]
    public void Partition_TrainingCase_WalksThePublishedBlocks(
        int layer, bool isSplit, int tileRows, int tileColumns, int rows, int columns, int rowCopies, int columnCopies, int cycles)
    {
        var inputs = Training(new MultiBitCells { WeightBits = 5, CellBits = 5 });
        var mapping = NetworkMapper.Map(TinyTraining, inputs).Layers[layer - 1];
        var tile = LayerPartition.Of(mapping, inputs).Tiles[0];

        Assert.Equal(isSplit, mapping.IsSplit);
        Assert.Equal((tileRows, tileColumns), (tile.Rows, tile.Columns));
        Assert.Equal((rows, columns), (tile.Elements[0].Rows, tile.Elements[0].Columns));
        Assert.Equal(new GridSize(rowCopies, columnCopies), mapping.SpeedUp);
        Assert.Equal(cycles, TinyTraining.Rows[layer - 1].Positions(Fidelity.Reference) * 8);
    }

    [Theory, InlineData(5, 5, 10), InlineData(8, 1, 80), InlineData(8, 2, 40)]
    public void Partition_TrainingCase_BeginsAndEndsWithThePublishedSubArrays(int weightBits, int cellBits, int lastColumns)
    {
        var inputs = Training(new MultiBitCells { WeightBits = weightBits, CellBits = cellBits });
        var mapping = NetworkMapper.Map(TinyTraining, inputs);
        var first = LayerPartition.Of(mapping.Layers[0], inputs).Arrays.First();
        var last = LayerPartition.Of(mapping.Layers[^1], inputs).Arrays.Last();

        Assert.Equal((16, 128, 128, lastColumns), (first.Rows, first.Columns, last.Rows, last.Columns));
    }

    /// <summary>The rule of the published check values drives 18 rows of a hundred, so any layer's mean activity is known.</summary>
    [Fact]
    public void PeriodicTrace_Vgg8_DrivesEighteenRowsOfAHundred()
    {
        var run = SyntheticTraces.Periodic(GoldenTables.Load("VGG8") with { Rows = [GoldenTables.Load("VGG8").Rows[5]] }, 8, 8);

        Assert.Equal(0.18, run.Layers[0].Inputs.TotalOnes() / (double)(4608 * 288), 3);
    }

    private static MappingInputs Training(IWeightCoding coding) => new()
    {
        Coding = coding,
        Scheme = new KernelPositionMapping { CountsPointwise = true },
        Schedule = new LayerByLayerSchedule(),
        Fidelity = Fidelity.Reference,
    };

    private static LayerTableRow Convolution(int channels) => new()
    {
        InputHeight = 14,
        InputWidth = 14,
        InputChannels = channels,
        KernelHeight = 3,
        KernelWidth = 3,
        Outputs = 256,
    };

    private static LayerTableRow Linear(int inputs, int outputs) => new()
    {
        InputHeight = 1,
        InputWidth = 1,
        InputChannels = inputs,
        KernelHeight = 1,
        KernelWidth = 1,
        Outputs = outputs,
    };
}
