using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Tests.Traces;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Networks;

public sealed class LayerTableTests
{
    private static readonly Gen<LayerTableRow> Rows = Gen.Select(
        Gen.Int[1, 300], Gen.Int[1, 600], Gen.Int[1, 7], Gen.Int[1, 1000], Gen.Bool, Gen.Int[1, 4],
        (size, channels, kernel, outputs, pooling, stride) => new LayerTableRow
        {
            InputHeight = size + kernel,
            InputWidth = size + kernel + 1,
            InputChannels = channels,
            KernelHeight = kernel,
            KernelWidth = kernel,
            Outputs = outputs,
            HasPooling = pooling,
            Stride = stride,
        });

    [Fact]
    public void Csv_WrittenAndRead_IsTheSameTable() => Rows.Array[1, 30].Sample(rows =>
    {
        var writer = new StringWriter();
        LayerTableCsv.Write(new LayerTable { Name = "any", Rows = rows }, writer);
        return LayerTableCsv.Read(new StringReader(writer.ToString()), "any.csv", "any").Rows.SequenceEqual(rows);
    });

    [Fact]
    public void Operations_PublishedVgg8_EqualTheCheckValue()
    {
        var table = GoldenNetworks.Load("vgg8_cifar10");

        Assert.Equal(1_231_835_136, table.Operations(Fidelity.Reference));
        Assert.Equal(1_231_835_136, table.Operations(Fidelity.Corrected));
    }

    [Fact]
    public void Positions_PaddedAndStrided_AreCountedRight()
    {
        var row = new LayerTableRow
        {
            InputHeight = 224, InputWidth = 224, InputChannels = 3, KernelHeight = 7, KernelWidth = 7, Outputs = 64, Stride = 2, Padding = 3,
        };

        Assert.Equal(112 * 112, row.Positions(Fidelity.Corrected));
        Assert.Equal(11_881, row.Positions(Fidelity.Reference));
        Assert.Equal(2L * 112 * 112 * 147 * 64, row.Operations(Fidelity.Corrected));
        Assert.Equal(2L * 224 * 224 * 147 * 64, row.Operations(Fidelity.Reference));
    }

    [Fact]
    public void FromNetwork_LeNet5_HasItsWeightedLayers() => Assert.Equal(
        [
            "28,28,1,5,5,6,1,1", "14,14,6,5,5,16,1,1", "1,1,400,1,1,120,0,1", "1,1,120,1,1,84,0,1", "1,1,84,1,1,10,0,1",
        ],
        Lines(LayerTable.FromNetwork(LeNet5.Create())));

    [Fact]
    public void FromNetwork_AnyCatalogueNetwork_CountsItsMultiplications()
    {
        foreach (var network in new[] { LeNet5.Create(), Mlp.Create() })
        {
            Assert.Equal(
                2 * network.Shapes().Sum(layer => layer.MultiplyAccumulates),
                LayerTable.FromNetwork(network).Operations(Fidelity.Corrected));
        }
    }

    [Fact]
    public void Read_EveryProblem_IsListedWithItsLine() => Assert.Equal(
        [
            "n.csv line 1: input height (column 1) must be a whole number, 1 to 65536; got '0'.",
            "n.csv line 1: stride (column 8) must be a whole number, 1 to 65536; got '-1'.",
            "n.csv line 2: must hold 8 numbers; the line is empty.",
            "n.csv line 3: outputs (column 6) must be a whole number, 1 to 16777216; got 'NaN'.",
            "n.csv line 4: weights must be at most 268435456; got 16777216×16777216.",
        ],
        Assert.Throws<InvalidDesignException>(() => LayerTableCsv.Read(
            new StringReader("0,1,1,1,1,1,0,-1\n\n1,1,1,1,1,NaN,0,1\n1,1,16777216,1,1,16777216,0,1\n"), "n.csv", "n")).Problems);

    [Fact]
    public void Read_TooLongAText_IsRefusedInBoundedMemory() => Assert.Equal(
        ["n.csv: a layer table must be at most 1048576 characters long."],
        Assert.Throws<InvalidDesignException>(() => LayerTableCsv.Read(new Endless(), "n.csv", "n")).Problems);

    [Fact]
    public void Read_ManyBadLines_StopsWithASentence() => Assert.Equal(
        "n.csv: reading stopped after 50 problems.",
        Assert.Throws<InvalidDesignException>(() => LayerTableCsv.Read(
            new StringReader(string.Concat(Enumerable.Repeat("a\n", 1000))), "n.csv", "n")).Problems[^1]);

    [Fact]
    public void Problems_KernelThatDoesNotFit_NamesTheLayer() => Assert.Equal(
        ["layer 1: kernel 3×3 must fit the input map 2×2."],
        new LayerTable
        {
            Name = "n",
            Rows = [new LayerTableRow { InputHeight = 2, InputWidth = 2, InputChannels = 1, KernelHeight = 3, KernelWidth = 3, Outputs = 1 }],
        }.Problems());

    private static string[] Lines(LayerTable table)
    {
        var writer = new StringWriter();
        LayerTableCsv.Write(table, writer);
        return writer.ToString().TrimEnd('\n').Split('\n');
    }

    private sealed class Endless : TextReader
    {
        public override int Read(char[] buffer, int index, int count)
        {
            buffer.AsSpan(index, count).Fill('1');
            return count;
        }
    }
}
