using System.Diagnostics;
using System.Text.Json.Nodes;
using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Traces;
using Xunit;

namespace Cim.Tests.Estimating;

public sealed class EstimateCommandTests : IDisposable
{
    private const string Tiny = "6,6,2,3,3,4,1,1\n1,1,16,1,1,10,0,1\n";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Estimate_NamesAlone_TellsTotalsCategoriesAndLayers()
    {
        var outcome = await RunAsync("--network", "lenet5");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("LeNet-5 (catalogue) on default (preset)\nActivity from statistics: ", outcome.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ *Area +\d+\.\d+ mm² +Throughput +[\d.]+ TOPS *$", outcome.Output);
        Assert.Matches(@"(?m)^ *converters +[\d.]+ mm² +[\d.]+ +[\d.]+ .s +[\d.]+ .J +[\d.]+ *$", outcome.Output);
        Assert.Matches(@"(?m)^ *5 +84→10 +1 +", outcome.Output);
        Assert.DoesNotContain('\u001b', outcome.Output);
        Assert.All(outcome.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public async Task Estimate_JsonAndCsv_HaveTheFiguresDesignAndProvenance()
    {
        await WriteAsync("tiny.csv", Tiny);
        await WriteAsync("chip.json", """{ "name": "mine", "array": { "inputBits": 4 }, } // small""");

        var outcome = await RunAsync("-n", "tiny.csv", "-d", "chip.json", "--json", "out/all.json", "--csv", "out/layers.csv");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var json = JsonNode.Parse(await File.ReadAllTextAsync(_folder.File("out", "all.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(new ChipDesign() with { Name = "mine", Array = new ChipDesign().Array with { InputBits = 4 } }, ChipDesignJson.Parse(json["design"]!.ToJsonString(), "design"));
        Assert.Equal(("tiny.csv", "statistics"), ((string?)json["provenance"]!["network"]!["source"], (string?)json["provenance"]!["activity"]!["kind"]));
        var layers = json["layers"]!.AsArray();
        Assert.Equal(2, layers.Count);
        var lines = await File.ReadAllLinesAsync(_folder.File("out", "layers.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(3, lines.Length);
        Assert.Equal(
            layers.Select(layer => (double)layer!["read"]!["energy_J"]!),
            lines.Skip(1).Select(line => double.Parse(line.Split(',')[7], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("Energy (J)", lines[0].Split(',')[7]);
        Assert.Equal(["all.json", "layers.csv"], Directory.GetFiles(_folder.File("out")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Estimate_FolderAndFileOfTheSameTraces_AgreeAndSaySo()
    {
        var table = LayerTable.FromNetwork(LeNet5.Create());
        var run = SyntheticTraces.Hashed(table, seed: 1, weightBits: 8, activationBits: 8);
        TraceFolder.Write(run, _folder.File("traces"));
        TraceFile.Write(run, _folder.File("run.cimtrace"));

        var folder = await RunAsync("-n", "LeNet-5", "-t", "traces");
        var file = await RunAsync("-n", "LeNet-5", "-t", "run.cimtrace");

        Assert.Equal((0, 0, "", ""), (folder.ExitCode, file.ExitCode, folder.Error, file.Error));
        Assert.Contains("Activity from traces: run.cimtrace.", file.Output, StringComparison.Ordinal);
        Assert.Equal(folder.Output.Replace("traces: traces", "traces: run.cimtrace", StringComparison.Ordinal), file.Output);
    }

    [Fact]
    public async Task Estimate_ManyMistakes_ListsAllAndWritesNothing()
    {
        await WriteAsync("bad.csv", "1,2,3\n5,5,1,9,9,x,0,1\n");
        await WriteAsync("bad.json", "{\n \"array\": { \"columnsPerConverter\": 0 },\n \"foo\": 1 }");

        var outcome = await RunAsync("-n", "bad.csv", "-d", "bad.json", "-t", "nowhere", "--json", "all.json", "--csv", "layers.csv");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal(
            [
                "cim estimate: bad.json line 2: $.array.columnsPerConverter must be 1 to 16384; got 0.",
                "cim estimate: bad.json line 3: $.foo is not known; there are name, process, array, clock, mapping, schedule, globalBuffer, tileBuffer, interconnect, activation, fidelity.",
                "cim estimate: bad.csv line 1: must hold 8 numbers; got 3.",
                "cim estimate: bad.csv line 2: outputs (column 6) must be a whole number, 1 to 16777216; got 'x'.",
                "cim estimate: nowhere: no such file or folder of traces.",
            ],
            outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')));
        Assert.Equal(["bad.csv", "bad.json"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("There is no network 'gpt'; there are LeNet-5, ", "-n", "gpt")]
    [InlineData("There is no preset 'pentium'; there are default, ", "-n", "mlp", "-d", "pentium")]
    [InlineData("nets/gone.csv: no such network file.", "-n", "nets/gone.csv")]
    [InlineData("gone.json: no such design file.", "-n", "mlp", "-d", "gone.json")]
    [InlineData(".: is a folder; --json must name a file.", "-n", "mlp", "--json", ".")]
    [InlineData("x: --json and --csv must name two files.", "-n", "mlp", "--json", "x", "--csv", "x")]
    public async Task Estimate_OneMistake_IsNamed(string message, params string[] arguments)
    {
        var outcome = await RunAsync(arguments);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("cim estimate: " + message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Estimate_TracesOfOtherWordLength_AreRefused()
    {
        await WriteAsync("chip.json", """{ "array": { "inputBits": 4 } }""");
        var run = SyntheticTraces.Hashed(LayerTable.FromNetwork(LeNet5.Create()), seed: 1, weightBits: 8, activationBits: 8);
        TraceFile.Write(run, _folder.File("run.cimtrace"));

        var outcome = await RunAsync("-n", "LeNet-5", "-d", "chip.json", "-t", "run.cimtrace");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("weightBits 8 and inputBits 4; got 8 and 8.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Design_Preset_IsAFileThatEstimateReads()
    {
        var printed = await CimProcess.RunAsync(_folder.Path, "design", "fefet-22nm", "--output", "chip.json");
        var outcome = await RunAsync("-n", "lenet5", "-d", "chip.json");

        Assert.Equal((0, 0, ""), (printed.ExitCode, outcome.ExitCode, outcome.Error));
        Assert.Contains("on fefet-22nm (chip.json)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("rram-22nm", (await CimProcess.RunAsync(_folder.Path, "design")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CimKit chip design", "--schema")]
    [InlineData("CimKit chip design", "--schema", "chips")]
    [InlineData("CimKit array design", "--schema", "arrays")]
    public async Task Design_Schema_IsThatOfTheKind(string title, params string[] arguments)
    {
        var outcome = await CimProcess.RunAsync(_folder.Path, ["design", .. arguments]);

        Assert.Equal((0, "", title), (outcome.ExitCode, outcome.Error, (string?)JsonNode.Parse(outcome.Output)!["title"]));
        Assert.Contains("arrays", (await CimProcess.RunAsync(_folder.Path, "design", "--schema", "trains")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Estimate_Interrupted_StopsAndWritesNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send.");
        var run = SyntheticTraces.Hashed(LayerTable.FromNetwork(Vgg8.Create()), seed: 1, weightBits: 8, activationBits: 8);
        TraceFolder.Write(run, _folder.File("traces"), TestContext.Current.CancellationToken);
        using var process = CimProcess.Start(_folder.Path, null, "estimate", "-n", "VGG-8", "-t", "traces", "--json", "all.json");
        await Task.Delay(400, TestContext.Current.CancellationToken);
        Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();

        var outcome = await CimProcess.FinishAsync(process);

        // On a fast machine it may be done before the signal; a signal before its start ends it as any program.
        Assert.Contains(outcome.ExitCode, new[] { 0, 130 });
        Assert.Equal(outcome.ExitCode == 0, File.Exists(_folder.File("all.json")));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }

    public void Dispose() => _folder.Dispose();

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(_folder.File(name), text, TestContext.Current.CancellationToken);

    private Task<CimOutcome> RunAsync(params string[] arguments) => CimProcess.RunAsync(_folder.Path, ["estimate", .. arguments]);
}
