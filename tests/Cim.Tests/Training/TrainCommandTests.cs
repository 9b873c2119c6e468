using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CimKit.Checkpoints;
using CimKit.Experiments;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Traces;
using Xunit;

namespace Cim.Tests.Training;

public sealed class TrainCommandTests : IDisposable
{
    private const string Small = """
        {
          "network": { "name": "small", "input": { "channels": 1, "height": 28, "width": 28 }, "layers": [
            { "kind": "linear", "name": "fc1", "outputs": 24, "hasBias": true }, { "kind": "linear", "name": "fc2", "outputs": 10, "hasRelu": false } ] },
          "data": { "training": 1000, "test": 200 },
          "training": { "preset": "quick", "epochs": 4, "batchSize": 10 },
          "evaluation": { "variation": { "kind": "proportional", "sigma": 0.1 }, "adcBits": [5, 7], "chips": 2, "images": 40, "calibration": 20 }
        }
        """;

    private static readonly string[] Results =
    [
        "best.safetensors", "chips.jsonl", "estimate.csv", "estimate.json", "evaluation.csv", "evaluation.json", "history.csv", "history.json",
        "provenance.json", "quantized.safetensors", "state.safetensors", "weights.safetensors",
    ];

    private readonly TemporaryFolder _folder = new();

    public TrainCommandTests() => File.WriteAllText(_folder.File("small.json"), Small);

    [Fact]
    public async Task Train_Experiment_TellsBothAnswersAndWritesEverything()
    {
        var outcome = await RunAsync("small.json", "-o", "run");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(4, outcome.Error.Split('\n').Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.Matches(@"(?m)^epoch 4 of 4, loss \d\.\d{4}, accuracy \d+\.\d\d %, test \d+\.\d\d %", outcome.Error);
        Assert.Matches(@"^small: 4 epochs, test \d+\.\d\d %, best \d+\.\d\d % after epoch \d", outcome.Output);
        Assert.Matches(@"(?m)^ *arrays, 7 bit +\d+\.\d\d +± \d+\.\d\d ", outcome.Output);
        Assert.Contains("Energy efficiency", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(Results.Append("state.safetensors.previous").Order(), Directory.GetFiles(_folder.File("run")).Select(Path.GetFileName).Order());
        Assert.Equal(4, JsonNode.Parse(await ReadAsync("run", "history.json"))!.AsArray().Count);
        var experiment = ExperimentFile.Read(_folder.File("small.json"));
        var provenance = JsonNode.Parse(await ReadAsync("run", "provenance.json"))!;
        Assert.Equal(ExperimentJson.ToText(experiment), ExperimentJson.ToText(ExperimentJson.Parse(provenance["experiment"]!.ToJsonString(), "here")));
        var quantized = QuantizedFile.Read(_folder.File("run", "quantized.safetensors"), experiment.Network);
        var software = SoftwareInference.Evaluate(quantized, experiment.Data.Load().Test.Take(40)).Accuracy;
        Assert.Equal((double)JsonNode.Parse(await ReadAsync("run", "evaluation.json"))!["softwareAccuracy"]!, software, 1e-12);
        var best = CheckpointImport.Fit(CheckpointFile.Read(_folder.File("run", "best.safetensors")), experiment.Network);
        Assert.Equal(2, best.Layers.Count);
    }

    /// <summary>Killed twenty times at any moment: it always goes on, leaves nothing half-written, and ends with the bytes of a run in one go.</summary>
    [Fact]
    public async Task Train_KilledAgainAndAgain_EndsWithTheBytesOfOneGo()
    {
        var time = Stopwatch.StartNew();
        var whole = await RunAsync("small.json", "-o", "whole");
        var duration = time.Elapsed;
        Assert.Equal(0, whole.ExitCode);
        var random = new SeedTree(11)["kills"].ToRandom();
        var (kills, resumed, finished) = (0, 0, 0);
        while (kills < 20)
        {
            resumed += File.Exists(_folder.File("run", "state.safetensors")) ? 1 : 0;
            using var process = CimProcess.Start(_folder.Path, null, "train", "small.json", "-o", "run", "--resume", "--interval", "0.0005");
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var isDone = process.WaitForExit(duration * (0.2 + 0.8 * random.NextDouble()));
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            kills++;
            if (!isDone)
                continue;
            // It came through before the kill: begin anew.
            Assert.True(process.ExitCode == 0, await error);
            Assert.Equal(whole.Output, await output);
            Check();
            Directory.Delete(_folder.File("run"), recursive: true);
            finished++;
        }
        var last = await RunAsync("small.json", "-o", "run", "--resume");

        Assert.True(last.ExitCode == 0, last.Error);
        Assert.Equal(whole.Output, last.Output);
        Check();
        Assert.True(resumed >= 5, $"{resumed} resumptions, {finished} times finished: this tests nothing.");

        void Check()
        {
            foreach (var name in Results.Where(name => name != "chips.jsonl"))
                Assert.True(File.ReadAllBytes(_folder.File("whole", name)).AsSpan().SequenceEqual(File.ReadAllBytes(_folder.File("run", name))), $"{name} differs.");
            Assert.Empty(Directory.GetFiles(_folder.File("run")).Select(Path.GetFileName).Except(Results.Append("state.safetensors.previous")));
        }
    }

    [Fact]
    public async Task Train_Interrupted_KeepsTheStateAndWhatWasLearned()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send.");
        await File.WriteAllTextAsync(_folder.File("long.json"), Small.Replace("\"epochs\": 4", "\"epochs\": 500", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using var process = CimProcess.Start(_folder.Path, null, "train", "long.json", "-o", "run");
        while (!process.HasExited && !File.Exists(_folder.File("run", "state.safetensors.previous")))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        var stopped = await CimProcess.FinishAsync(process);

        Assert.Equal((130, ""), (stopped.ExitCode, stopped.Output));
        Assert.Contains("cim train: stopped; run holds the state: the same command with --resume goes on from it.", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["best.safetensors", "history.csv", "history.json", "state.safetensors", "state.safetensors.previous", "weights.safetensors"],
            Directory.GetFiles(_folder.File("run")).Select(Path.GetFileName).Order());
        var again = await RunAsync("long.json", "-o", "run");
        Assert.Equal((2, "cim train: run: holds the state of a run; --resume goes on with it, or choose another folder with --output.\n"), (again.ExitCode, again.Error));
        var other = await RunAsync("small.json", "-o", "run", "--resume");
        Assert.Equal((2, "cim train: state.safetensors: the state belongs to another training: Epochs must be 4; got 500.\n"), (other.ExitCode, other.Error));
    }

    [Fact]
    public async Task Train_ManyMistakes_ListsAllAndWritesNothing()
    {
        await File.WriteAllTextAsync(
            _folder.File("bad.json"), "{\n \"network\": \"gpt\",\n \"training\": { \"epochs\": 0,\n \"foo\": 1 },\n \"chip\": { \"preset\": \"pentium\" } }", TestContext.Current.CancellationToken);

        var outcome = await RunAsync("bad.json", "-o", "run", "--interval", "0", "--threads", "-1");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        var lines = outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("cim train: --interval must be greater than 0 and at most 10000 min; got 0.", lines[0]);
        Assert.Equal("cim train: --threads must be 0 to 1024; got -1.", lines[1]);
        Assert.StartsWith("cim train: bad.json line 2: $.network must be known: There is no network 'gpt'; there are LeNet-5, ", lines[2], StringComparison.Ordinal);
        Assert.Equal("cim train: bad.json line 3: $.training.epochs must be 1 to 100000; got 0.", lines[3]);
        Assert.StartsWith("cim train: bad.json line 4: $.training.foo is not known; there are epochs, ", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("cim train: bad.json line 5: $.chip.preset must be known: There is no preset 'pentium'; there are default, ", lines[5], StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("run")));
    }

    [Theory]
    [InlineData("EXPERIMENT must name an experiment file; ", "-o", "run")]
    [InlineData("gone.json: no such experiment file.", "gone.json", "-o", "run")]
    [InlineData("--output must name a folder for state and results.", "small.json")]
    [InlineData("small.json: is a file; --output must name a folder.", "small.json", "-o", "small.json")]
    public async Task Train_OneMistake_IsNamed(string message, params string[] arguments)
    {
        var outcome = await RunAsync(arguments);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("cim train: " + message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_ImagesThatAreNotThere_AreNamed()
    {
        await File.WriteAllTextAsync(_folder.File("none.json"), """{ "data": { "name": "imagenet" } }""", TestContext.Current.CancellationToken);

        var outcome = await RunAsync("none.json", "-o", "run");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("cim train: Data: There are no images 'imagenet': it is no folder, and none of embedded, ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_Traces_HoldAsManyImagesAsAskedFor()
    {
        var one = await RunAsync("small.json", "-o", "one", "--traces");
        var three = await RunAsync("small.json", "-o", "three", "--traces", "--trace-images", "3");

        Assert.Equal((0, 0), (one.ExitCode, three.ExitCode));
        Assert.Equal(
            ["epoch-0001.cimtrace", "epoch-0002.cimtrace", "epoch-0003.cimtrace", "epoch-0004.cimtrace"],
            Directory.GetFiles(_folder.File("three", "traces")).Select(Path.GetFileName).Order());
        var (alone, several) = (Trace("one"), Trace("three"));
        Assert.Equal((1, 3), (alone.Images, several.Images));
        Assert.Equal(alone.Layers, several.Image(0).Layers);
        Assert.Equal(one.Output, three.Output);
        var wrong = await RunAsync("small.json", "-o", "four", "--traces", "--trace-images", "0");
        Assert.Equal((2, "cim train: --trace-images must be 1 to 10000; got 0.\n"), (wrong.ExitCode, wrong.Error));

        RunTrace Trace(string folder) => TraceFile.Read(_folder.File(folder, "traces", "epoch-0004.cimtrace"));
    }

    /// <summary>The price of the training stands in the folder and on the terminal, and a run that goes on has the same bytes.</summary>
    [Fact]
    public async Task Train_TrainingChip_IsPricedAndGoesOnToTheSameBytes()
    {
        await File.WriteAllTextAsync(
            _folder.File("priced.json"), Small.Replace("\"evaluation\"", "\"trainingChip\": { \"preset\": \"hzo_fefet\", \"array\": { \"weightBits\": 8 } },\n  \"evaluation\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var outcome = await RunAsync("priced.json", "-o", "run");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("Training of small on HZO FeFET: 1000 images and 100 updates an epoch\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Writing from last update of each epoch.\n", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ weight gradient +\S+ .?s +\d+\.\d +\S+ .?J +\d+\.\d", outcome.Output);
        var json = JsonNode.Parse(await ReadAsync("run", "training-estimate.json"))!;
        Assert.Equal(4, json["epochs"]!.AsArray().Count);
        Assert.Equal((double)json["energy_J"]!, json["epochs"]!.AsArray().Sum(epoch => (double)epoch!["energy_J"]!), 1e-12);
        Assert.Equal(1000, (int)json["chip"]!["imagesPerEpoch"]!);
        Assert.Equal(8, (int)json["design"]!["array"]!["weightBits"]!);
        var lines = (await ReadAsync("run", "training-estimate.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((5, (double)json["energy_J"]!), (lines.Length, double.Parse(lines[^1].Split(',')[^1], CultureInfo.InvariantCulture)));

        var written = new[] { "training-estimate.json", "training-estimate.csv", "provenance.json", "estimate.json" }
            .ToDictionary(name => name, name => File.ReadAllBytes(_folder.File("run", name)));
        var again = await RunAsync("priced.json", "-o", "run", "--resume");
        Assert.Equal((0, outcome.Output), (again.ExitCode, again.Output));
        Assert.All(written, file => Assert.Equal(file.Value, File.ReadAllBytes(_folder.File("run", file.Key))));
    }

    [Fact]
    public async Task Train_DamagedState_GoesOnFromTheOneBefore()
    {
        var whole = await RunAsync("small.json", "-o", "run");
        var weights = await File.ReadAllBytesAsync(_folder.File("run", "weights.safetensors"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.File("run", "state.safetensors"), "torn", TestContext.Current.CancellationToken);

        var resumed = await RunAsync("small.json", "-o", "run", "--resume");

        Assert.Equal((0, whole.Output), (resumed.ExitCode, resumed.Output));
        Assert.StartsWith("cim train: warning: state.safetensors: ", resumed.Error, StringComparison.Ordinal);
        Assert.Contains("goes on from the one before it, state.safetensors.previous, after 3 epochs and 0 batches", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(weights, await File.ReadAllBytesAsync(_folder.File("run", "weights.safetensors"), TestContext.Current.CancellationToken));

        foreach (var name in new[] { "state.safetensors", "state.safetensors.previous" })
            await File.WriteAllTextAsync(_folder.File("run", name), "torn", TestContext.Current.CancellationToken);
        var refused = await RunAsync("small.json", "-o", "run", "--resume");
        Assert.Equal(2, refused.ExitCode);
        Assert.Matches(@"^cim train: state\.safetensors: .+\ncim train: state\.safetensors\.previous: .+\n$", refused.Error);
    }

    [Fact]
    public async Task Train_Example_IsAnExperiment()
    {
        var outcome = await RunAsync("--example");

        var experiment = ExperimentJson.Parse(outcome.Output, "example");
        Assert.Equal((0, "", "LeNet-5", 3), (outcome.ExitCode, outcome.Error, experiment.Network.Name, experiment.Evaluation.Chips));
    }

    public void Dispose() => _folder.Dispose();

    private Task<string> ReadAsync(params string[] path) => File.ReadAllTextAsync(_folder.File(path), TestContext.Current.CancellationToken);

    private Task<CimOutcome> RunAsync(params string[] arguments) => CimProcess.RunAsync(_folder.Path, ["train", .. arguments]);
}
