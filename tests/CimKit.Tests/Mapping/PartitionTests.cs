using CimKit.Foundation;
using CimKit.Mapping;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Partitions;
using CimKit.Mapping.Schedules;
using CimKit.Traces;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Mapping;

public sealed class PartitionTests
{
    private static readonly ResistiveCells Cells = new()
    {
        OnResistance = 1e4,
        OffResistance = 2e5,
        RowWireResistance = 3.5,
        ColumnWireResistance = 11,
        AccessResistance = 2500,
    };

    /// <summary>Every cell of a copy lies on exactly one sub-array, and no block is larger than a sub-array.</summary>
    [Fact]
    public void Partition_Corrected_CoversEveryCellOnce() => Mappings(Fidelity.Corrected).Sample(mapping => mapping is null || mapping.Layers.All(layer =>
    {
        var taken = new int[layer.Footprint.Rows, layer.Footprint.Columns];
        var partition = LayerPartition.Of(layer, mapping.Inputs);
        foreach (var block in partition.Arrays)
        {
            if (block.Rows > mapping.Inputs.ArrayRows || block.Columns > mapping.Inputs.ArrayColumns)
                return false;
            for (var row = 0; row < block.Rows; row++)
            {
                for (var column = 0; column < block.Columns; column++)
                    taken[block.FirstRow + row, block.FirstColumn + column]++;
            }
        }
        return taken.Cast<int>().All(count => count == 1)
            && partition.Tiles.Sum(tile => (long)tile.Rows * tile.Columns) == layer.Footprint.Cells;
    }));

    [Fact]
    public void Partition_ReferenceOfAWholeMultiple_CoversEveryCellOnce()
    {
        var mapping = NetworkMapper.Map(GoldenTables.Load("VGG8"), new MappingInputs
        {
            Coding = new MultiBitCells { WeightBits = 8, CellBits = 2 },
            Fidelity = Fidelity.Reference,
        });

        foreach (var layer in mapping.Layers)
            Assert.Equal(layer.Footprint.Cells, LayerPartition.Of(layer, mapping.Inputs).Arrays.Sum(block => (long)block.Rows * block.Columns));
    }

    [Fact]
    public void Partition_Vgg8LayerTwo_IsNineElementsOfOneByFourArrays()
    {
        var inputs = new MappingInputs { Coding = new MultiBitCells { WeightBits = 8 }, Fidelity = Fidelity.Reference };
        var partition = LayerPartition.Of(NetworkMapper.Map(GoldenTables.Load("VGG8"), inputs).Layers[1], inputs);

        Assert.Equal(2, partition.Tiles.Count);
        Assert.Equal((1152, 512, 9), (partition.Tiles[1].Rows, partition.Tiles[1].Columns, partition.Tiles[1].Elements.Count));
        Assert.Equal(new ArrayBlock(0, 3, 8 * 128, 128, 512 + 384, 128), partition.Arrays.Last());
    }

    /// <summary>Sizes that are no multiple of a tile: the published program reads past the end of the matrix.</summary>
    [Fact]
    public void Partition_ReferenceWithARest_IsRefusedAndCorrectedIsNot()
    {
        var inputs = new MappingInputs
        {
            ArrayRows = 16,
            ArrayColumns = 16,
            Coding = new MultiBitCells { WeightBits = 8 },
            Schedule = new LayerByLayerSchedule(),
            FixedSizes = new TileSizes { Tile = 64, Element = 32, SplitElement = 32 },
        };
        var table = GoldenTables.Load("traincnn_mnist");
        var layer = NetworkMapper.Map(table with { Rows = [table.Rows[2] with { InputChannels = 65, Outputs = 6 }, table.Rows[1]] }, inputs).Layers[0];

        var error = Assert.Throws<InvalidDesignException>(() => LayerPartition.Of(layer, inputs with { Fidelity = Fidelity.Reference }));
        Assert.Contains("(Q11)", error.Message);
        Assert.Equal([32, 32, 1], LayerPartition.Of(layer, inputs).Tiles.Where(tile => tile.Column == 0).Select(tile => tile.Rows / 9));
    }

    /// <summary>Levels, row order and driven rows come from the right weight, digit and input bit.</summary>
    [Fact]
    public void MappedLayer_AnyChoice_FollowsTheDefinition() => Traces.Sample(any =>
    {
        if (any is not var (mapping, run))
            return true;
        foreach (var layer in mapping.Layers)
        {
            var (mapped, trace) = (Map(mapping, run, layer.Index), run.Layers[layer.Index]);
            var coding = mapping.Inputs.Coding;
            var one = new byte[coding.RowsPerWeight * coding.ColumnsPerWeight];
            foreach (var block in mapped.Partition.Arrays)
            {
                var levels = new byte[block.Rows * block.Columns];
                mapped.Levels(block, levels);
                for (var cell = 0; cell < levels.Length; cell++)
                {
                    var (row, column) = (block.FirstRow + cell / block.Columns, block.FirstColumn + cell % block.Columns);
                    var (weightRow, half) = (WeightRow(layer, row / coding.RowsPerWeight), row % coding.RowsPerWeight);
                    coding.Store(trace.Weights.Row(weightRow)[column / coding.ColumnsPerWeight] + trace.Weights.CodeOfOne, run.WeightBits, one);
                    if (mapped.WeightRow(row) != weightRow
                        || levels[cell] != one[half * coding.ColumnsPerWeight + column % coding.ColumnsPerWeight]
                        || mapped.Inputs[row, 1] != (trace.Inputs[weightRow, 1] ^ half == 1))
                        return false;
                }
            }
        }
        return true;
    });

    /// <summary>The packed sums equal three plain loops to the last bit.</summary>
    [Fact]
    public void ColumnConductances_AnyChoice_EqualThreePlainLoops() => Traces.Sample(any =>
    {
        if (any is not var (mapping, run))
            return true;
        foreach (var layer in mapping.Layers)
        {
            var mapped = Map(mapping, run, layer.Index);
            var sums = new ColumnConductances(mapped, Cells);
            foreach (var block in mapped.Partition.Arrays)
            {
                var cycles = Math.Min(mapped.Inputs.Cycles, 5);
                var found = new double[cycles * block.Columns];
                sums.Load(block);
                sums.Sum(mapped.Inputs.Cycles - cycles, cycles, found);
                if (!found.AsSpan().SequenceEqual(Plain(mapped, block, mapped.Inputs.Cycles - cycles, cycles)))
                    return false;
            }
        }
        return true;
    });

    [Fact]
    public void ColumnConductances_StaticRam_CountDrivenRows() => Traces.Sample(any =>
    {
        if (any is not var (mapping, run))
            return true;
        var mapped = Map(mapping, run, 0);
        var sums = new ColumnConductances(mapped, new StaticRamCells { AccessResistance = 5e4, ColumnWireResistance = 10 });
        var block = mapped.Partition.Arrays.First();
        var found = new double[mapped.Inputs.Cycles * block.Columns];
        sums.Load(block);
        sums.Sum(0, mapped.Inputs.Cycles, found);
        return mapped.ActiveRows(block).SelectMany(rows => Enumerable.Repeat(rows / 50_010.0, block.Columns)).SequenceEqual(found);
    });

    [Fact]
    public void MappedLayer_TraceOfAnotherLayer_IsRefused()
    {
        var inputs = new MappingInputs { Coding = new MultiBitCells { WeightBits = 4 } };
        var mapping = NetworkMapper.Map(GoldenTables.Load("lenet_mnist"), inputs);
        var run = SyntheticTraces.Periodic(mapping.Table, 8, 8);

        Assert.Equal(
            
            [
                "weights and inputs must have 25 rows and 16 outputs; got 400×32 and 400 rows.",
                "Coding.WeightBits (4) must be the trace's (8).",
                "inputs must have 4608 cycles or more; got 512.",
            ],
            Assert.Throws<InvalidDesignException>(() => MappedLayer.Of(LayerPartition.Of(mapping.Layers[0], inputs), inputs, run.Layers[1], 8)).Problems);
    }

    private static Gen<NetworkMapping?> Mappings(Fidelity fidelity) => Gen.Select(
        MappingGen.Tables, MappingGen.Inputs, (table, inputs) => MappingGen.TryMap(table, inputs with { Fidelity = fidelity }));

    private static readonly Gen<(NetworkMapping Mapping, RunTrace Run)?> Traces = Gen.Select(
        Mappings(Fidelity.Corrected), Gen.ULong, (mapping, seed) => mapping is null
            ? ((NetworkMapping, RunTrace)?)null
            : (mapping, SyntheticTraces.Hashed(
                mapping.Table, seed, mapping.Inputs.Coding is MultiBitCells cells ? cells.WeightBits : 1, 3, SyntheticActivations.RandomBits)));

    private static MappedLayer Map(NetworkMapping mapping, RunTrace run, int layer) => MappedLayer.Of(
        LayerPartition.Of(mapping.Layers[layer], mapping.Inputs), mapping.Inputs, run.Layers[layer], run.ActivationBits);

    // Split layers: kernel position slow, channel fast; the weight matrix has the channel slow.
    private static int WeightRow(LayerMapping layer, int row)
    {
        var (channels, area) = (layer.Footprint.Row.InputChannels, layer.Footprint.Row.KernelArea);
        return layer.IsSplit ? row % channels * area + row / channels : row;
    }

    private static double[] Plain(MappedLayer mapped, ArrayBlock block, int firstCycle, int cycles)
    {
        var levels = new byte[block.Rows * block.Columns];
        mapped.Levels(block, levels);
        var sums = new double[cycles * block.Columns];
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            for (var column = 0; column < block.Columns; column++)
            {
                for (var row = 0; row < block.Rows; row++)
                {
                    if (mapped.Inputs[block.FirstRow + row, firstCycle + cycle])
                        sums[cycle * block.Columns + column] +=
                            1 / Cells.Resistance(levels[row * block.Columns + column], 1 << mapped.CellBits, row, column, block.Rows);
                }
            }
        }
        return sums;
    }
}
