using System.Diagnostics;
using System.Text;
using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Designs.Presets;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Traces;
using Xunit;

namespace CimKit.Tests.Fuzzing;

/// <summary>
/// Everything that comes from outside, damaged in thousands of ways: the result is finite numbers or one
/// <see cref="InvalidDesignException"/>, never another exception, a hang, or memory without bounds.
/// </summary>
public sealed class FuzzTests
{
    private const int Patience = 120_000;
    private const long MostBytes = 256 << 20;

    private static readonly LayerTable Small = new()
    {
        Name = "small",
        Rows =
        [
            new LayerTableRow { InputHeight = 6, InputWidth = 6, InputChannels = 2, KernelHeight = 3, KernelWidth = 3, Outputs = 4, HasPooling = true },
            new LayerTableRow { InputHeight = 1, InputWidth = 1, InputChannels = 16, KernelHeight = 1, KernelWidth = 1, Outputs = 10 },
        ],
    };

    private static readonly RunTrace Run = SyntheticTraces.Hashed(Small, seed: 3, weightBits: 8, activationBits: 4);

    [Fact(Timeout = Patience)]
    public Task Design_Damaged_IsRefusedOrHasFiniteFigures() => Attack(3000, isText: true,
        [.. ChipPresets.All.Where((_, index) => index % 3 == 0).Select(preset => Encoding.UTF8.GetBytes(ChipDesignJson.ToText(preset.Design)))],
        file =>
        {
            var design = ChipDesignJson.Read(new MemoryStream(file), "chip.json");
            Assert.Empty(design.Problems());
            Assert.Equal(design, ChipDesignJson.Parse(ChipDesignJson.ToText(design), "again"));
            IsFinite(design, Small);
        },
        TestContext.Current.CancellationToken);

    [Fact(Timeout = Patience)]
    public Task NetworkCsv_Damaged_IsRefusedOrHasFiniteFigures() => Attack(2000, isText: true,
        [Bytes(stream => LayerTableFile.Write(Small, stream))],
        file =>
        {
            var table = LayerTableCsv.Read(new StreamReader(new MemoryStream(file), Encoding.UTF8), "network.csv", "network");
            Assert.All(table.Rows, row => Assert.InRange(row.Weights, 1, LayerTableRow.MaximumWeights));
            IsFinite(new ChipDesign(), table);
        },
        TestContext.Current.CancellationToken);

    [Fact(Timeout = Patience)]
    public Task NetworkJson_Damaged_IsRefusedOrHasFiniteFigures() => Attack(2000, isText: true,
        ["""
        { "name": "tiny",
          "layers": [
            { "h": 6, "w": 6, "cin": 2, "k": 3, "cout": 4, "pool": 1, "stride": 1, "pad": 1 },
            { "h": 1, "w": 1, "cin": 36, "k": 1, "cout": 10, "pool": 0, "stride": 1, "pad": 0 }
          ]
        }
        """u8.ToArray()],
        file => IsFinite(new ChipDesign(), LayerTableJson.Read(new MemoryStream(file), "network.json")),
        TestContext.Current.CancellationToken);

    [Fact(Timeout = Patience)]
    public Task TraceFile_Damaged_IsRefusedOrFitsTogether() => Attack(3000, isText: false,
        [Bytes(stream => TraceFile.Write(Run, stream, null, CancellationToken.None))],
        file => Assert.Empty(TraceFile.Read(new MemoryStream(file), "run.cimtrace", null, TestContext.Current.CancellationToken).Problems()),
        TestContext.Current.CancellationToken);

    /// <summary>Any file of a folder: what is read fits together, and its estimate is a number.</summary>
    [Fact(Timeout = Patience)]
    public Task TraceFolder_Damaged_IsRefusedOrHasFiniteFigures()
    {
        var root = Directory.CreateTempSubdirectory("cimkit-fuzz-").FullName;
        var folder = Path.Combine(root, "run");
        TraceFolder.Write(Run, folder);
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        var contents = files.Select(File.ReadAllBytes).ToArray();
        var chip = new ChipDesign();
        chip = chip with { Array = chip.Array with { InputBits = 4 } };
        var number = 0;
        return Attack(800, isText: true, contents, file =>
        {
            // The cases go round the files.
            var place = number++ % files.Length;
            File.WriteAllBytes(files[place], file);
            try
            {
                var run = TraceFolder.Read(folder, new TraceFolderOptions { WeightBits = 8, ActivationBits = 4 });
                Assert.Empty(run.Problems());
                IsFinite(chip, run.Table, new TraceActivity { Run = run });
            }
            finally
            {
                File.WriteAllBytes(files[place], contents[place]);
            }
        },
        TestContext.Current.CancellationToken).ContinueWith(attack =>
        {
            Directory.Delete(root, recursive: true);
            return attack;
        }, TaskScheduler.Default).Unwrap();
    }

    private static Task Attack(int cases, bool isText, byte[][] files, Action<byte[]> use, CancellationToken cancellation) => Task.Run(() =>
    {
        var refused = 0;
        for (var number = 0; number < cases; number++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var time = Stopwatch.StartNew();
            cancellation.ThrowIfCancellationRequested();
            try
            {
                use(Mutation.Of(files[number % files.Length], number, isText));
            }
            catch (InvalidDesignException error)
            {
                refused++;
                Assert.NotEmpty(error.Problems);
                Assert.InRange(error.Message.Length, 1, 200_000);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"Case {number} ended in {error.GetType().Name}: {error.Message}", error);
            }
            var used = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(used < MostBytes, $"Case {number} used {used / (1 << 20)} MiB.");
            if (time.Elapsed.TotalSeconds > 2)
                TestContext.Current.SendDiagnosticMessage($"Case {number} took {time.Elapsed.TotalSeconds:F1} s.");
        }
        // Damage is damage: most of it must be found, and not all of it can be.
        Assert.InRange(refused, cases / 4, cases - 1);
    }, cancellation);

    private static void IsFinite(ChipDesign design, LayerTable table, IActivity? activity = null)
    {
        var chip = ChipEstimator.Estimate(
            design, table, activity ?? StatisticalActivity.Typical(table, design.Array.WeightBits, design.Array.InputBits),
            cancellation: TestContext.Current.CancellationToken);
        foreach (var figure in new[] { chip.Area.Total, chip.Total.Latency, chip.Total.Energy, chip.LeakageEnergy, chip.EnergyEfficiency, chip.AreaEfficiency })
            RefuseOrAccept(figure);
    }

    // A number that is none tells by itself; a negative one would be silent. The command line refuses both.
    private static void RefuseOrAccept(double figure)
    {
        if (!double.IsFinite(figure))
            throw new InvalidDesignException("estimate", [$"the figure is {figure}."]);
        Assert.True(figure >= 0, $"The figure is {figure}.");
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
