using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Traces;
using Xunit;

namespace CimKit.Tests.Traces;

public sealed class TraceFolderTests : IDisposable
{
    private static readonly TraceFolderOptions Options = new() { WeightBits = 8, ActivationBits = 8 };

    private readonly string folder = Path.Combine(Path.GetTempPath(), "cimkit-traces-" + Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("lenet_mnist.s1.w8a8", 8, 8)]
    [InlineData("mlp_mnist.s1.w4a4.random_bits", 4, 4)]
    [InlineData("lenet_mnist.s1.w1a1", 1, 1)]
    [InlineData("traincnn_mnist.s1.w5a8.train", 5, 8)]
    public void Folder_WrittenAndRead_IsTheSameRun(string run, int weightBits, int activationBits)
    {
        var written = SyntheticTracesTests.Create(run);
        TraceFolder.Write(written, folder);

        var read = TraceFolder.Read(folder, new TraceFolderOptions { WeightBits = weightBits, ActivationBits = activationBits });

        Assert.Equal(written.Table.Rows, read.Table.Rows);
        Assert.Equal(written.Layers, read.Layers);
    }

    [Fact]
    public void Read_PaddingNotInTheTable_IsInferredFromTheVectors()
    {
        TraceFolder.Write(SyntheticTracesTests.Create("traincnn_mnist.s1.w8a8.train"), folder);

        Assert.Equal([1, 1, 1, 0, 0], TraceFolder.Read(folder, Options).Table.Rows.Select(row => row.Padding));
    }

    [Fact]
    public void Read_NamesOfLayers_AreOrderedNaturally()
    {
        var table = new LayerTable { Name = "wide", Rows = [.. Enumerable.Repeat(Row(3, 2), 12)] };
        var run = SyntheticTraces.Hashed(table, 1, 8, 8);
        var names = Enumerable.Range(0, 11).Select(index => $"Conv{index}_").Append("FC0_").ToList();
        TraceFolder.Write(run with { Layers = [.. run.Layers.Zip(names, (layer, name) => layer with { Name = name })] }, folder);

        Assert.Equal(names, TraceFolder.Read(folder, Options).Layers.Select(layer => layer.Name));
        Assert.Equal(
            names.AsEnumerable().Reverse(),
            TraceFolder.Read(folder, Options with { LayerNames = [.. names.AsEnumerable().Reverse()] }).Layers.Select(layer => layer.Name));
    }

    [Theory]
    [InlineData("weight0.csv", "   0.50000,  -0.25000\n       nan,   0.00000\n   0.00000,   0.00000\n", "weight0.csv line 2: column 1 must be a weight, -1 to 1, a multiple of 2^-7 for 8 bit; got 'nan'.")]
    [InlineData("weight0.csv", "   0.50000,  -0.25000\n   0.00000,   1.00781\n   0.00000,   0.00000\n", "weight0.csv line 2: column 2 must be a weight, -1 to 1, a multiple of 2^-7 for 8 bit; got '1.00781'.")]
    [InlineData("weight0.csv", "   0.50000,  -0.25000\n   0.00000\n   0.00000,   0.00000,   0.00000\n", "weight0.csv line 2: must hold 2 numbers, one per output; got 1.", "weight0.csv line 3: must hold 2 numbers, one per output; got 3.")]
    [InlineData("weight0.csv", "   0.50000,  -0.25000\n   0.00000,   0.00000\n", "weight0.csv: must hold 3 lines, one per row of the weight matrix; got 2.")]
    [InlineData("weight0.csv", "   0.50000,  -0.25000\n   0.00000,   0.00000\n   0.00000,   0.00000\n   0.00000,   0.00000\n", "weight0.csv: must hold 3 lines, one per row of the weight matrix; got 4.")]
    [InlineData("weight0.csv", "0,0", "weight0.csv: 3×2 numbers do not fit into 3 bytes; the file is cut short or belongs to another layer.")]
    [InlineData("input0.csv", "0,1,1,0,0,0,1,1\n0,1,1,2,0,0,1,1\n0,1,1,0,0,0,1\n", "input0.csv line 2: column 4 must be 0 or 1; got '2'.", "input0.csv line 3: must hold 8 digits, as line 1; got 7.")]
    [InlineData("input0.csv", "0,1,1,0,0,0,1\n0,1,1,0,0,0,1\n0,1,1,0,0,0,1\n", "input0.csv line 1: must hold a multiple of 8 digits, one per bit of an input vector; got 7.", "input0.csv line 1: must hold at least 8 digits, 1 input vectors of 8 bit; got 7.")]
    [InlineData("input0.csv", "0,1,1,0,0,0,1,1\n0,1,1,0,0,0,1,1\n", "input0.csv: must hold 3 lines, one per row of the weight matrix; got 2.")]
    [InlineData("input0.csv", "0,1,1,0,0,0,1,1\n", "input0.csv: 3×8 digits do not fit into 16 bytes; the file is cut short or belongs to another layer.")]
    [InlineData("input0.csv", "", "input0.csv: must hold 3 lines; the file is empty.")]
    [InlineData("network.csv", "1,1,3,1,1,2,0\n1,1,3,1,x,2,2,1\n", "network.csv line 1: must hold 8 numbers; got 7.", "network.csv line 2: kernel width (column 5) must be a whole number, 1 to 65536; got 'x'.", "network.csv line 2: pooling (column 7) must be a whole number, 0 to 1; got '2'.")]
    public void Read_DamagedFile_NamesFileLineAndReason(string file, string text, params string[] problems)
    {
        WriteSmall();
        File.WriteAllText(Path.Combine(folder, file), text);

        Assert.Equal(problems, Assert.Throws<InvalidDesignException>(() => TraceFolder.Read(folder, Options)).Problems);
    }

    [Fact]
    public void Read_SeveralDamagedFiles_ListsAllOfThem()
    {
        WriteSmall();
        File.WriteAllText(Path.Combine(folder, "weight0.csv"), "1,2\n0,0\n0,0\n");
        File.WriteAllText(Path.Combine(folder, "input0.csv"), "0,1,1,0,0,0,1,x\n0,1,1,0,0,0,1,1\n0,0,0,0,0,0,0,0");

        Assert.Equal(
            ["weight0.csv line 1: column 2 must be a weight, -1 to 1, a multiple of 2^-7 for 8 bit; got '2'.", "input0.csv line 1: column 8 must be 0 or 1; got 'x'."],
            Assert.Throws<InvalidDesignException>(() => TraceFolder.Read(folder, Options)).Problems);
    }

    [Fact]
    public void Read_ManyProblems_ShowsTheFirstAndCountsTheRest()
    {
        var run = SyntheticTraces.Hashed(new LayerTable { Name = "tall", Rows = [Row(400, 2)] }, 1, 8, 8);
        TraceFolder.Write(run, folder);
        var path = Path.Combine(folder, "weight0.csv");
        File.WriteAllText(path, File.ReadAllText(path).Replace('.', ':'));

        var problems = Assert.Throws<InvalidDesignException>(() => TraceFolder.Read(folder, Options)).Problems;

        Assert.Equal(21, problems.Count);
        Assert.Equal("weight0.csv: 780 more problems are not shown.", problems[^1]);
    }

    [Fact]
    public void Read_MissingFiles_NamesThem()
    {
        WriteSmall();
        File.Delete(Path.Combine(folder, "input0.csv"));

        Assert.Equal(["input0.csv is missing."], Assert.Throws<InvalidDesignException>(() => TraceFolder.Read(folder, Options)).Problems);
    }

    [Fact]
    public void Read_MoreLayersThanTheTable_SaysSo()
    {
        WriteSmall();
        File.AppendAllText(Path.Combine(folder, "network.csv"), "1,1,2,1,1,2,0,1\n");

        Assert.Contains(
            "there must be one weight file per row of the layer table, 2; got 1: 0.",
            Assert.Throws<InvalidDesignException>(() => TraceFolder.Read(folder, Options)).Problems);
    }

    [Fact]
    public void Read_OtherNumberForms_AreAcceptedAndRounded()
    {
        WriteSmall();
        File.WriteAllText(Path.Combine(folder, "weight0.csv"), "0.00781,-1e0\r\n +0.5 ,-.25\r\n1,0\r\n\r\n");
        File.WriteAllText(Path.Combine(folder, "input0.csv"), "0, 1,1,0,0,0,1,1\r\n0,1,1,0,0,0,1,1\r\n0,1,1,0,0,0,1,0");

        var layer = TraceFolder.Read(folder, Options).Layers[0];

        Assert.Equal([1, -128, 64, -32, 128, 0], layer.Weights.Codes.ToArray());
        Assert.Equal([0, 7, 7, 0, 0, 0, 7, 3], layer.Inputs.Words.ToArray());
    }

    [Fact]
    public void Write_FolderThatHoldsFiles_IsRefusedAndLeftAlone()
    {
        WriteSmall();
        var before = Directory.GetFiles(folder).Order().ToList();

        Assert.Throws<IOException>(() => TraceFolder.Write(SyntheticTracesTests.Create("mlp_mnist.s1.w8a8"), folder));
        Assert.Equal(before, Directory.GetFiles(folder).Order());
    }

    [Fact]
    public void Read_Cancelled_Stops()
    {
        WriteSmall();

        Assert.ThrowsAny<OperationCanceledException>(() => TraceFolder.Read(folder, Options, null, new CancellationToken(true)));
    }

    /// <summary>The fixed-width lane gives the code of the ordinary number parser for every number it can meet.</summary>
    [Theory, InlineData(1), InlineData(5), InlineData(8), InlineData(12), InlineData(15)]
    public void Grid_EveryFiveDigitNumber_AcceptsWhatACodeIsPrintedAs(int bits)
    {
        var grid = new WeightGrid(bits, acceptsAny: false);
        var one = 1 << (bits - 1);
        var printed = Enumerable.Range(-one, 2 * one + 1)
            .ToDictionary(code => (int)Math.Round(code * 100_000m / one, MidpointRounding.ToEven), code => code);

        Assert.DoesNotContain(Enumerable.Range(-100_000, 200_001), parts =>
        {
            var isOnGrid = grid.TryCode(parts, out var code);
            return grid.TryCode(parts / 100_000.0, out _) != isOnGrid || (printed.TryGetValue(parts, out var expected)
                ? !isOnGrid || code != expected
                : isOnGrid && Math.Abs(100_000m / one * code - parts) > 0.5m);
        });
    }

    [Fact]
    public void Read_FilesOfAnotherWordLength_AreRefusedOrRoundedIfAsked()
    {
        WriteSmall();
        var options = Options with { WeightBits = 4 };

        Assert.Contains(
            "a multiple of 2^-3 for 4 bit", Assert.Throws<InvalidDesignException>(() => TraceFolder.Read(folder, options)).Message);
        Assert.Equal(4, TraceFolder.Read(folder, options with { RoundsWeights = true }).Layers[0].Weights.Bits);
    }

    [Theory, InlineData(1), InlineData(5), InlineData(8), InlineData(12), InlineData(15)]
    public void ReadWeights_EveryFiveDigitNumber_EqualsTheOrdinaryParser(int bits)
    {
        var numbers = Enumerable.Range(-100_000, 200_001).Select(micro => (micro / 100_000m).ToString("F5")).ToList();
        var problems = new ProblemList("numbers");
        using var text = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(
            string.Concat(numbers.Chunk(3).Select(line => string.Join(',', line.Select(number => number.PadLeft(10))) + "\n"))));
        var matrix = WeightText.Read(text, numbers.Count / 3, 3, new WeightGrid(bits, acceptsAny: true), problems);

        Assert.Empty(problems.All());
        Assert.Equal(numbers.Select(number => WeightGrid.Code(double.Parse(number), bits)), matrix!.Codes.ToArray());
    }

    private static LayerTableRow Row(int inputs, int outputs) => new()
    {
        InputHeight = 1,
        InputWidth = 1,
        InputChannels = inputs,
        KernelHeight = 1,
        KernelWidth = 1,
        Outputs = outputs,
    };

    private void WriteSmall() =>
        TraceFolder.Write(SyntheticTraces.Hashed(new LayerTable { Name = "small", Rows = [Row(3, 2)] }, 1, 8, 8), folder);
}
