using CimKit.Mapping;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Partitions;
using CimKit.Tests.Traces;
using CimKit.Traces;
using Xunit;

namespace CimKit.Tests.Mapping;

public sealed class StoredOnesTests
{
    [Theory, InlineData(false), InlineData(true)]
    public void Sum_EveryArrayOfANetwork_EqualsCountingOneByOne(bool isRandom)
    {
        var table = GoldenNetworks.Load("mlp_mnist");
        var inputs = new MappingInputs { Coding = new MultiBitCells { WeightBits = 8 } };
        var run = SyntheticTraces.Hashed(table, 1, 8, 8, isRandom ? SyntheticActivations.RandomBits : SyntheticActivations.Rectified);
        foreach (var mapping in NetworkMapper.Map(table, inputs).Layers)
        {
            var layer = MappedLayer.Of(LayerPartition.Of(mapping, inputs), inputs, run.Layers[mapping.Index], 8);
            var ones = new StoredOnes(layer);
            foreach (var block in layer.Partition.Arrays.Where((_, index) => index % 7 == 0))
            {
                var values = Enumerable.Range(0, block.Rows + 1).Select(count => Math.Log(count + 1)).ToArray();
                var expected = Plain(layer, block, values);

                Assert.Equal(expected, ones.Sum(block, values), expected * 1e-9);
            }
        }
    }

    [Fact]
    public void Sum_EveryRowDriven_CountsFullColumns()
    {
        var table = GoldenNetworks.Load("mlp_mnist");
        var inputs = new MappingInputs { Coding = new MultiBitCells { WeightBits = 8 } };
        var mapping = NetworkMapper.Map(table, inputs).Layers[1];
        var all = new InputCycles(256, 8, [.. Enumerable.Repeat(ulong.MaxValue, 32)]);
        var trace = new LayerTrace { Name = "full", Weights = new WeightMatrix(256, 128, 8, Enumerable.Repeat((short)127, 256 * 128).ToArray()), Inputs = all };
        var layer = MappedLayer.Of(LayerPartition.Of(mapping, inputs), inputs, trace, 8);
        var block = layer.Partition.Arrays.First();
        var values = Enumerable.Range(0, block.Rows + 1).Select(count => (double)count).ToArray();

        // 127 in offset binary is all ones.
        Assert.Equal(block.Rows * block.Columns * 8.0, new StoredOnes(layer).Sum(block, values), 1e-3);
    }

    private static double Plain(MappedLayer layer, ArrayBlock block, double[] values)
    {
        var levels = new byte[block.Rows * block.Columns];
        layer.Levels(block, levels);
        var sum = 0.0;
        for (var cycle = 0; cycle < layer.Inputs.Cycles; cycle++)
        {
            for (var column = 0; column < block.Columns; column++)
            {
                var count = 0;
                for (var row = 0; row < block.Rows; row++)
                    count += layer.Inputs[block.FirstRow + row, cycle] ? levels[row * block.Columns + column] : 0;
                sum += values[count];
            }
        }
        return sum;
    }
}
