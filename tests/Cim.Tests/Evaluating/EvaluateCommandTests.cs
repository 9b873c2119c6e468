using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace Cim.Tests.Evaluating;

public sealed class EvaluateCommandTests : IDisposable
{
    private static readonly string[] Small = ["-n", "mlp", "-w", "mlp.safetensors", "--images", "30", "--calibration", "20"];
    private readonly TemporaryFolder _folder = new();

    public EvaluateCommandTests()
    {
        TemplateNetwork.Write(_folder.File("mlp.safetensors"));
        File.WriteAllText(_folder.File("arrays.json"), """
            { "cellBits": 4, "encoding": "differentialPair", "cell": { "minimum": 1e-8 },
              "variation": { "kind": "proportional", "sigma": 0.05 }, // spread from chip to chip
              "effects": { "retention": { "kind": "powerLaw", "exponent": 0.05, "target": 0 } } }
            """);
    }

    [Fact]
    public async Task Evaluate_Chips_TellsFloatIntegersAndEverySetting()
    {
        var outcome = await RunAsync([.. Small, "-d", "arrays.json", "--adc-bits", "6", "7", "--time", "0", "3600", "--chips", "2", "--json", "out/all.json", "--csv", "out/rows.csv"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("MLP 784-256-128-10 on 30 images of Synthetic digits, test\nArrays (arrays.json): 128 rows, 4 bit cells, ", outcome.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ *float +\d+\.\d\d *$", outcome.Output);
        Assert.Matches(@"(?m)^ *integers, 8 bit +\d+\.\d\d *$", outcome.Output);
        Assert.Matches(@"(?m)^ *arrays, 6 bit, 1 h +\d+\.\d\d +± \d+\.\d\d +\d+\.\d\d +\d+\.\d\d +2 +[\d,]+ +\d+\.\d+ *$", outcome.Output);
        Assert.DoesNotContain('\u001b', outcome.Output);
        var json = await JsonAsync("out/all.json");
        var rows = json["arrays"]!["rows"]!.AsArray();
        Assert.Equal([2, 2, 2, 2], rows.Select(row => row!["accuracies"]!.AsArray().Count));
        Assert.All(rows, row => Assert.InRange((double)row!["mean"]!, (double)row["minimum"]! - 1e-12, (double)row["maximum"]! + 1e-12));
        Assert.True((double)rows[0]!["mean"]! > 0.3, "Arrays do no better than chance.");
        Assert.True((double)json["float"]!["accuracy"]! > 0.5, "The templates do no better than chance.");
        Assert.Equal("arrays.json", (string?)json["sources"]!["design"]);
        Assert.Equal(0.05, (double)json["arrays"]!["provenance"]!["design"]!["variation"]!["sigma"]!);
        Assert.Equal((20, 1UL), ((int)json["arrays"]!["provenance"]!["calibrationCount"]!, (ulong)json["arrays"]!["provenance"]!["seed"]!));
        var lines = await File.ReadAllLinesAsync(_folder.File("out", "rows.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(5, lines.Length);
        Assert.Equal(
            rows.Select(row => Math.Round(100 * (double)row!["mean"]!, 9)),
            lines.Skip(1).Select(line => Math.Round(double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture), 9)));
        Assert.Equal(["all.json", "rows.csv"], Directory.GetFiles(_folder.File("out")).Select(Path.GetFileName).Order());
    }

    /// <summary>Stopped by a signal once some chips are finished, the same command goes on and writes what one go writes.</summary>
    [Fact]
    public async Task Evaluate_InterruptedAndResumed_WritesTheSameFile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send.");
        string[] arguments = [.. Small, "-d", "arrays.json", "--adc-bits", "5", "7", "--chips", "3", "--json", "all.json"];
        var whole = await RunAsync(arguments);
        var expected = await File.ReadAllTextAsync(_folder.File("all.json"), TestContext.Current.CancellationToken);
        File.Delete(_folder.File("all.json"));

        using var process = CimProcess.Start(_folder.Path, null, ["evaluate", .. arguments, "--resume", "run.jsonl"]);
        while (!process.HasExited && !(File.Exists(_folder.File("run.jsonl")) && (await ReadAsync("run.jsonl")).Split('\n').Length > 3))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        var stopped = await CimProcess.FinishAsync(process);
        // On a fast machine it may be done before the signal.
        Assert.Contains(stopped.ExitCode, new[] { 0, 130 });
        Assert.Equal(stopped.ExitCode == 0, File.Exists(_folder.File("all.json")));
        var resumed = await RunAsync([.. arguments, "--resume", "run.jsonl", "--threads", "1"]);

        Assert.Equal((0, 0, ""), (whole.ExitCode, resumed.ExitCode, resumed.Error));
        Assert.Equal(expected, await ReadAsync("all.json"));
        Assert.Equal(whole.Output, resumed.Output);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
        var foreign = await RunAsync([.. arguments, "--resume", "run.jsonl", "--seed", "5", "--csv", "rows.csv"]);
        Assert.Equal((2, ""), (foreign.ExitCode, foreign.Output));
        Assert.Contains("cim evaluate: run.jsonl line 1: the journal belongs to another sweep: seed must be 5; got 1.", foreign.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("rows.csv")));
    }

    [Fact]
    public async Task Evaluate_ManyMistakes_ListsAllAndWritesNothing()
    {
        await WriteAsync("bad.json", "{\n \"adc\": { \"bits\": 13 },\n \"effects\": { \"retention\": { \"kind\": \"magic\" } },\n \"foo\": 1 }");
        await WriteAsync("bad.pth", "no weights at all");

        var outcome = await RunAsync("-n", "mlp", "-w", "bad.pth", "-d", "bad.json", "--data", "imagenet", "--chips", "0", "--adc-bits", "0", "--json", "all.json");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        var lines = outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')).ToList();
        Assert.Equal("cim evaluate: --adc-bits must be 1 to 12 bit; got 0.", lines[0]);
        Assert.Equal("cim evaluate: --chips must be 1 to 10000; got 0.", lines[1]);
        Assert.StartsWith("cim evaluate: bad.pth: ", lines[2], StringComparison.Ordinal);
        Assert.Equal("cim evaluate: bad.json line 2: $.adc.bits must be 1 to 12 bit; got 13.", lines[3]);
        Assert.StartsWith("cim evaluate: bad.json line 3: $.effects.retention.kind must be one of \"powerLaw\", ", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("cim evaluate: bad.json line 4: $.foo is not known; there are rows, columns, cellBits, ", lines[5], StringComparison.Ordinal);
        Assert.Equal("cim evaluate: There are no images 'imagenet': it is no folder, and none of embedded, mnist, fashion-mnist, cifar10.", lines[6]);
        Assert.False(File.Exists(_folder.File("all.json")));
    }

    [Theory]
    [InlineData("There is no network 'gpt'; there are LeNet-5, ", "-n", "gpt", "-w", "mlp.safetensors")]
    [InlineData("--weights must name a file with trained weights (safetensors, .pth or .th): no trained network is embedded.", "-n", "mlp")]
    [InlineData("mlp.safetensors: is of no network that is known by its tensors; --network must be one of LeNet-5, ", "-w", "mlp.safetensors")]
    [InlineData("tensor 'conv1.weight' is missing.", "-n", "lenet5", "-w", "mlp.safetensors")]
    [InlineData("gone.pth: no such file of weights.", "-n", "mlp", "-w", "gone.pth")]
    [InlineData("There is no preset 'pentium'; there are default, ", "-n", "mlp", "-w", "mlp.safetensors", "-d", "pentium")]
    [InlineData("gone.json: no such design file.", "-n", "mlp", "-w", "mlp.safetensors", "-d", "gone.json")]
    [InlineData("rram-22nm: --time needs cells that age: ", "-n", "mlp", "-w", "mlp.safetensors", "-d", "rram-22nm", "--time", "5")]
    [InlineData("mlp.safetensors: the result would overwrite what is read; ", "-n", "mlp", "-w", "mlp.safetensors", "--json", "mlp.safetensors")]
    [InlineData("x: --json and --resume must name different files.", "-n", "mlp", "-w", "mlp.safetensors", "--json", "x", "--resume", "x")]
    public async Task Evaluate_OneMistake_IsNamed(string message, params string[] arguments)
    {
        var outcome = await RunAsync(arguments);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("cim evaluate: " + message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_ImagesOfAnotherShape_AreRefused()
    {
        Directory.CreateDirectory(_folder.File("colour"));
        foreach (var file in new[] { "data_batch_1.bin", "test_batch.bin" })
            await File.WriteAllBytesAsync(_folder.File("colour", file), new byte[2 * 3073], TestContext.Current.CancellationToken);

        var outcome = await RunAsync([.. Small, "--data", "colour"]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("cim evaluate: --data colour: images must be 1×28×28, the input of MLP 784-256-128-10; got 3×32×32.", outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>The chip that an estimate is for can be evaluated by the same name or file.</summary>
    [Fact]
    public async Task Evaluate_ChipDesignFile_TakesItsArrays()
    {
        await WriteAsync("chip.json", """{ "array": { "cell": { "kind": "resistive", "bits": 2 }, "inputBits": 4, "adc": { "kind": "sar", "levels": 64 } } }""");

        var outcome = await RunAsync([.. Small, "-d", "chip.json"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("Arrays (chip.json): 128 rows, 2 bit cells, converters 6 bit, ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("integers, 8/4 bit", outcome.Output, StringComparison.Ordinal);
    }

    /// <summary>A public LeNet-5 on MNIST: its published accuracy is 98.9 %; arrays with fine converters lose next to nothing.</summary>
    [Fact]
    public async Task Evaluate_PublicCheckpoint_NeedsNoNetwork()
    {
        var data = Environment.GetEnvironmentVariable("CIMKIT_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(data), "CIMKIT_DATA is not set.");

        var outcome = await RunAsync(
            "-w", Path.Combine(data!, "weights", "csinva_lenet5_mnist.pth"), "--data", "mnist", "--images", "300", "--adc-bits", "8", "-d", "rram-22nm", "--json", "all.json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var json = await JsonAsync("all.json");
        Assert.InRange((double)json["float"]!["accuracy"]!, 0.98, 1);
        Assert.InRange((double)json["arrays"]!["softwareAccuracy"]!, (double)json["float"]!["accuracy"]! - 0.01, 1);
        Assert.InRange((double)json["arrays"]!["rows"]![0]!["mean"]!, (double)json["float"]!["accuracy"]! - 0.01, 1);
        Assert.Equal("MNIST, training", (string?)json["arrays"]!["provenance"]!["calibration"]);
    }

    public void Dispose() => _folder.Dispose();

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(_folder.File(name), text, TestContext.Current.CancellationToken);

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(_folder.File(name), TestContext.Current.CancellationToken);

    private async Task<JsonNode> JsonAsync(string name) => JsonNode.Parse(await ReadAsync(name))!;

    private Task<CimOutcome> RunAsync(params string[] arguments) => CimProcess.RunAsync(_folder.Path, ["evaluate", .. arguments]);
}
