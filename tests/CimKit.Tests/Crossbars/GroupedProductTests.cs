using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Foundation;
using CsCheck;
using Xunit;
using static CimKit.Tests.Crossbars.KernelCase;

namespace CimKit.Tests.Crossbars;

public class GroupedProductTests
{
    private static byte[] Vectors(LayerTiling tiling, byte[] codes, int count, Random random)
    {
        var vectors = new byte[count * tiling.Rows];
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = codes[random.Next(codes.Length)];
        return vectors;
    }

    [Theory]
    [InlineData(ConversionScheme.Differential)]
    [InlineData(ConversionScheme.Separate)]
    public void Multiply_IdealCells_EqualsPackedProduct(ConversionScheme scheme)
    {
        for (var seed = 0u; seed < 60; seed++)
        {
            var random = new SeedTree(seed)["grouped"].ToRandom();
            var (tiling, codes) = PlainArray.Random(random);
            var (quantizers, count) = (Quantizers(tiling, scheme), random.Next(1, 150));
            var vectors = Vectors(tiling, codes, count, random);
            var cells = new ProgrammedCells(tiling, Design(tiling, 0), new SeedTree(1));
            var grouped = new GroupedProduct(new GroupedCells(tiling, cells, scheme), quantizers, OffsetOf(tiling));
            var tables = Tables(tiling, quantizers, scheme);
            var packed = new PackedProduct(new PackedWeights(tiling), (_, _) => tables);
            var (actual, expected) = (new double[count * tiling.Outputs], new double[count * tiling.Outputs]);
            grouped.Multiply(vectors, count, actual);
            packed.Multiply(vectors, count, expected);
            Assert.True(expected.SequenceEqual(actual), $"seed {seed}: {tiling.Slicing}, {tiling.Rows} rows of {tiling.ArrayRows}");
            Assert.True(packed.Saturated == grouped.Saturated, $"seed {seed}: {packed.Saturated} and {grouped.Saturated} clipped");
        }
    }

    /// <summary>Every cell minus its dummy is rounded to the array's grid first; the sums of the grid are exact.</summary>
    [Fact]
    public void Multiply_VariedCells_EqualsPlainLoopsOnTheGrid()
    {
        for (var seed = 0u; seed < 30; seed++)
        {
            var (tiling, codes) = PlainArray.Random(new SeedTree(seed)["varied"].ToRandom());
            var quantizers = Quantizers(tiling, ConversionScheme.Differential);
            var programmed = new ProgrammedCells(tiling, Design(tiling, 0.1), new SeedTree(seed));
            var cells = new GroupedCells(tiling, programmed, ConversionScheme.Differential);
            var actual = new double[tiling.Outputs];
            new GroupedProduct(cells, quantizers, OffsetOf(tiling)).Multiply(codes, actual);
            var drawn = new DrawnCells(programmed);
            var expected = PlainArray.Multiply(tiling, codes, (digit, value) => quantizers[digit].Convert(value), (output, row, digit) =>
            {
                var scale = Math.ScaleB(1, cells.FractionBits[row / tiling.ArrayRows][digit]);
                var difference = drawn.CellSteps(output, row, digit) - drawn.DummySteps(row, digit);
                return MathF.Round((float)difference * (float)scale) / scale;
            });
            for (var output = 0; output < actual.Length; output++)
                Assert.Equal(expected[output], actual[output], 1e-3 * (1 + Math.Abs(expected[output])));
        }
    }

    [Fact]
    public void FractionBits_AnyLayer_KeepEverySumInside16Bits() => Gen.UInt.Sample(seed =>
    {
        var (tiling, _) = PlainArray.Random(new SeedTree(seed)["fit"].ToRandom());
        var programmed = new ProgrammedCells(tiling, Design(tiling, 0.3), new SeedTree(seed));
        var cells = new GroupedCells(tiling, programmed, ConversionScheme.Differential);
        for (var array = 0; array < tiling.Arrays; array++)
        {
            var (values, rows) = (cells.Arrays[array], cells.GroupsOf(array) * InputLists.GroupRows);
            for (var block = 0; block < cells.Layout.Blocks; block++)
                for (var lane = 0; lane < GroupedCells.BlockLanes; lane++)
                {
                    var column = Enumerable.Range(0, rows).Select(row => (int)values[(block * rows + row) * GroupedCells.BlockLanes + lane]).ToArray();
                    if (column.Where(value => value > 0).Sum() > short.MaxValue || column.Where(value => value < 0).Sum() < -short.MaxValue)
                        return false;
                }
        }
        return true;
    }, iter: 20);

    [Fact]
    public void Write_AnyPlane_ListsEveryActiveGroupOnce() => Gen.Select(Gen.ULong.Array[1, 5], Gen.ULong.Array[5]).Sample((words, masks) =>
    {
        var sparse = words.Zip(masks, (word, mask) => word & mask).ToArray();
        var list = new ushort[InputLists.Capacity(sparse.Length) + InputLists.Slack];
        Array.Fill(list, ushort.MaxValue);
        var count = InputLists.Write(sparse, list);
        var expected = Enumerable.Range(0, sparse.Length * 16)
            .Select(group => (Group: group, Pattern: (int)(sparse[group / 16] >> (group % 16 * 4) & 15)))
            .Where(entry => entry.Pattern != 0).Select(entry => (ushort)((entry.Group * 16 + entry.Pattern) * 8)).ToArray();
        var filling = list.Skip(count).Take((InputLists.Unrolled - count % InputLists.Unrolled) % InputLists.Unrolled);
        return list.Take(count).SequenceEqual(expected) && filling.All(entry => entry == 0);
    });
}
