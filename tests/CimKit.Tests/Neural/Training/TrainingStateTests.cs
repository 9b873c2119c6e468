using CimKit.Data;
using CimKit.Designs;
using CimKit.Devices.Presets;
using CimKit.Estimation.Training;
using CimKit.Foundation;
using CimKit.Learning;
using CimKit.Learning.Algorithms;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
using CimKit.Traces;
using Xunit;

namespace CimKit.Tests.Neural.Training;

[Collection("libtorch")]
public sealed class TrainingStateTests : IDisposable
{
    private static readonly ImageSplit Digits = SyntheticDigits.Create(300, 100);
    private static readonly CurveUpdate Noisy = new() { Curve = EpiRam.Create().Curve!, Spread = new() { Nonlinearity = 0.1 } };
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Cases => [.. Options.Keys];

    private static Dictionary<string, TrainingOptions> Options { get; } = new()
    {
        ["integers, Adam"] = TrainingOptions.Quick with { Epochs = 4, BatchSize = 32 },
        ["float, Adam"] = TrainingOptions.Quick.InFloat() with { Epochs = 4, BatchSize = 32 },
        ["float, SGD"] = TrainingOptions.Quick.InFloat() with { Epochs = 4, BatchSize = 32, Optimizer = OptimizerKind.Sgd, WeightDecay = 1e-4 },
        ["WAGE"] = TrainingOptions.Quick with
        {
            Epochs = 4, BatchSize = 32, Optimizer = OptimizerKind.Sgd, Loss = LossKind.SumOfSquares, GradientBits = 8, LearningRate = 0.5,
        },
        ["devices"] = TrainingOptions.OnDevices(new PhysicalTraining(Noisy)) with { Epochs = 4, BatchSize = 32 },
        ["pulsed, Tiki-Taka"] = Pulsed(new TikiTaka { TransferRate = 0.1 }),
        ["pulsed, mixed precision"] = Pulsed(new MixedPrecision()),
        ["published"] = TrainingOptions.OnDevices(new PublishedTraining(new() { NonlinearitySpread = 0.2 })) with { Epochs = 4, BatchSize = 32 },
    };

    private static TrainingOptions Pulsed(ArrayAlgorithm algorithm) =>
        TrainingOptions.OnDevices(new PulsedTraining(GokmenVlasov.Create().Response!, algorithm)) with { Epochs = 4, BatchSize = 32 };

    private string State => Path.Combine(_folder.File("run"), "state.safetensors");

    /// <summary>Stopped after any number of batches, and again, a training ends with the bits of one that was not.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Train_StoppedAndResumed_GivesTheBitsOfOneGo(string name)
    {
        var network = name.StartsWith("float", StringComparison.Ordinal) ? Normalised() : Mlp.Create(24);
        var expected = Trainer.Train(network, Digits.Training, Digits.Test, Options[name]);

        // Between two epochs and in the middle of one.
        foreach (var stop in new[] { 20, 23, 30, 37 })
            Stopped(network, Options[name], stop);
        var resumed = Train(network, Options[name]);

        Assert.Equal(Text(expected), Text(resumed));
        Assert.Equal(Bits(expected.Network), Bits(resumed.Network));
        Assert.Equal(Bits(expected.Best), Bits(resumed.Best));
        Assert.Equal(["state.safetensors", "state.safetensors.previous"], Directory.GetFiles(_folder.File("run")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Train_StateOfAFinishedTraining_TrainsNothing()
    {
        var options = Options["integers, Adam"] with { Epochs = 1 };
        var first = Train(Mlp.Create(24), options);
        var reports = 0;

        var second = Train(Mlp.Create(24), options, new Reports(_ => reports++));

        Assert.Equal((0, Text(first)), (reports, Text(second)));
        Assert.Equal(Bits(first.Network), Bits(second.Network));
    }

    [Fact]
    public void Train_Interval_WritesInsideAnEpoch()
    {
        var clock = new Ticking(TimeSpan.FromSeconds(1));
        var files = new TrainingFiles { State = State, Interval = TimeSpan.FromSeconds(3), Clock = clock };
        var writes = new HashSet<DateTime>();
        Train(Mlp.Create(24), Options["devices"] with { Epochs = 1 }, new Reports(_ => writes.Add(File.GetLastWriteTimeUtc(State))), files);

        Assert.True(File.Exists(State + ".previous"));
        Assert.InRange(writes.Count, 2, 10);
        Assert.Equal(["Interval must go with State and Clock, which says what time it is."], (files with { Clock = null }).Problems());
        Assert.Equal(["Interval must be longer than 0 s; got 00:00:00."], (files with { Interval = TimeSpan.Zero }).Problems());
    }

    [Fact]
    public void Train_OfAnotherTraining_NamesWhatDiffers()
    {
        var options = Options["devices"] with { Epochs = 1 };
        Train(Mlp.Create(24), options);
        var other = options with { LearningRate = 0.3, Seed = 5, Devices = new PhysicalTraining(Noisy with { MostPulses = 3 }) };

        var wrong = Assert.Throws<InvalidDesignException>(() => Trainer.Train(
            Mlp.Create(25), Digits.Training.Take(200), Digits.Test, other, new TrainingFiles { State = State }));

        Assert.Equal(5, wrong.Problems.Count);
        Assert.All(wrong.Problems, problem => Assert.StartsWith("state.safetensors: the state belongs to another training: ", problem, StringComparison.Ordinal));
        Assert.Contains("state.safetensors: the state belongs to another training: LearningRate must be 0.3; got 0.1.", wrong.Problems);
        Assert.Contains("state.safetensors: the state belongs to another training: Seed must be 5; got 117.", wrong.Problems);
        Assert.Equal(
            [true, true, true],
            new[] { "network", "training images", "Devices" }.Select(part => wrong.Problems.Any(problem => problem.Contains($": {part} must be ", StringComparison.Ordinal))));
    }

    /// <summary>No byte can be cut off or changed without notice: training goes on from the generation before, to the same bits.</summary>
    [Fact]
    public void Train_DamagedState_GoesOnFromTheOneBeforeWithAWarning()
    {
        var options = Options["integers, Adam"] with { Epochs = 2 };
        var expected = Train(Mlp.Create(8), options);
        var (whole, before) = (File.ReadAllBytes(State), File.ReadAllBytes(State + ".previous"));
        var random = new SeedTree(8)["damage"].ToRandom();
        for (var trial = 0; trial < 20; trial++)
        {
            File.WriteAllBytes(State + ".previous", before);
            var place = random.Next(whole.Length);
            var damaged = trial % 2 == 0 ? whole[..place] : (byte[])whole.Clone();
            if (trial % 2 == 1)
                damaged[place] ^= 1;
            File.WriteAllBytes(State, damaged);
            var warnings = new Notes();
            var result = Train(Mlp.Create(8), options, null, new TrainingFiles { State = State, Warnings = warnings });

            var warning = Assert.Single(warnings.Told);
            Assert.Equal(warning, result.Warning);
            Assert.StartsWith("state.safetensors: ", warning, StringComparison.Ordinal);
            Assert.EndsWith(
                " Training goes on from the one before it, state.safetensors.previous, after 1 epochs and 0 batches; the numbers will be the same.", warning, StringComparison.Ordinal);
            Assert.Equal(Text(expected), Text(result));
            Assert.Equal(Bits(expected.Network), Bits(result.Network));
            Assert.Equal(Bits(expected.Best), Bits(result.Best));
            // The damaged file is gone; what training went on from is still the generation before.
            Assert.Equal(whole, File.ReadAllBytes(State));
            Assert.Equal(before, File.ReadAllBytes(State + ".previous"));
            Assert.Null(Train(Mlp.Create(8), options).Warning);
        }
    }

    [Fact]
    public void Train_BothStatesDamaged_NamesBothAndChangesNothing()
    {
        var options = Options["integers, Adam"] with { Epochs = 2 };
        Train(Mlp.Create(8), options);
        File.WriteAllText(State, "nothing");
        var before = File.ReadAllBytes(State + ".previous")[..^5];
        File.WriteAllBytes(State + ".previous", before);

        var problems = Assert.Throws<InvalidDesignException>(() => Train(Mlp.Create(8), options)).Problems;

        Assert.Equal(2, problems.Count);
        Assert.StartsWith("state.safetensors: ", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("state.safetensors.previous: ", problems[1], StringComparison.Ordinal);
        Assert.All(problems, problem => Assert.EndsWith(" Delete the file to begin anew.", problem, StringComparison.Ordinal));
        Assert.Equal(before, File.ReadAllBytes(State + ".previous"));
        File.Delete(State + ".previous");
        Assert.Single(Assert.Throws<InvalidDesignException>(() => Train(Mlp.Create(8), options)).Problems);
    }

    [Fact]
    public void Train_KilledBetweenTwoRenames_GoesOnFromTheOneBefore()
    {
        var options = Options["integers, Adam"] with { Epochs = 2 };
        var expected = Train(Mlp.Create(8), options);
        File.Delete(State);

        Assert.Equal(Bits(expected.Network), Bits(Train(Mlp.Create(8), options).Network));
        Assert.True(File.Exists(State));
    }

    /// <summary>What is recorded fits the estimator: an update writes cells, and a resumed training records the same bytes.</summary>
    [Fact]
    public void Train_Traces_PriceTheTraining()
    {
        var options = Options["devices"] with { Epochs = 2 };
        var (one, two) = (_folder.File("one"), _folder.File("two"));
        var result = Train(Mlp.Create(24), options, null, new TrainingFiles { Traces = one });
        using var stop = new CancellationTokenSource();
        var files = new TrainingFiles { State = State, Traces = two };
        Train(Mlp.Create(24), options, new Reports(report =>
        {
            if (report is { Epoch: 2, Batch: 10 })
                stop.Cancel();
        }), files, stop.Token);
        Train(Mlp.Create(24), options, null, files);

        Assert.Equal(["epoch-0001.cimtrace", "epoch-0002.cimtrace"], Directory.GetFiles(one).Select(Path.GetFileName).Order());
        var run = TraceFile.Read(Path.Combine(one, "epoch-0002.cimtrace"));
        Assert.Empty(run.Problems());
        Assert.Equal(result.Quantized!.Layers[0].WeightCodes.Span[5], run.Layers[0].Weights.Row(5)[0]);
        Assert.All(run.Layers, layer => Assert.NotNull(layer.PreviousWeights));
        Assert.Contains(run.Layers, layer => layer.Weights != layer.PreviousWeights);
        // The first layer reads the image itself, the second what the first made of it: exactly the codes of the integer network.
        Assert.Equal(28 * 28, run.Layers[0].Inputs.Rows);
        Assert.True(run.Layers[1].Inputs.TotalOnes() > 0);
        var cost = TrainingEstimator.Estimate(new TrainingDesign { Array = new TrainingDesign().Array with { WeightBits = 5 } }, run);
        Assert.True(cost.Phases.WeightUpdate.Energy > 0);
        Assert.Equal(run, TraceFile.Read(Path.Combine(two, "epoch-0002.cimtrace")), (first, second) =>
            first.Layers.Zip(second.Layers).All(pair => pair.First == pair.Second));
        var floats = Assert.Throws<InvalidDesignException>(() => Train(Mlp.Create(24), Options["float, Adam"], null, new TrainingFiles { Traces = one }));
        Assert.Equal(["Files: Traces must go with WeightBits up to 8, since cells hold integers; got 32."], floats.Problems);
    }

    /// <summary>The first image of several is the one that is recorded alone, and a price is the mean of those of all images.</summary>
    [Fact]
    public void Train_TracesOfSeveralImages_ArePricedByTheirMean()
    {
        var options = Options["devices"] with { Epochs = 1 };
        Train(Mlp.Create(24), options, null, new TrainingFiles { Traces = _folder.File("one") });
        Train(Mlp.Create(24), options, null, new TrainingFiles { Traces = _folder.File("three"), TraceImages = 3 });

        var (one, three) = (TraceFile.Read(Path.Combine(_folder.File("one"), "epoch-0001.cimtrace")), TraceFile.Read(Path.Combine(_folder.File("three"), "epoch-0001.cimtrace")));
        Assert.Equal((1, 3), (one.Images, three.Images));
        Assert.Equal(one.Layers, three.Image(0).Layers);
        Assert.NotEqual(three.Image(0).Layers[0].Inputs, three.Image(2).Layers[0].Inputs);
        var costs = Enumerable.Range(0, 3).Select(image => TrainingEstimator.Estimate(new TrainingDesign(), three.Image(image))).ToList();
        var mean = TrainingEstimator.Estimate(new TrainingDesign(), three);
        Assert.Equal(costs.Average(cost => cost.Phases.Forward.Energy), mean.Phases.Forward.Energy, 1e-12 * mean.Phases.Forward.Energy);
        Assert.Equal(costs.Average(cost => cost.Phases.Total.Latency), mean.Phases.Total.Latency, 1e-12 * mean.Phases.Total.Latency);
        Assert.Equal(costs.Average(cost => cost.LeakageEnergy), mean.LeakageEnergy, 1e-12 * mean.LeakageEnergy);
        Assert.True(costs.Select(cost => cost.Phases.Forward.Energy).Distinct().Count() > 1, "All images cost the same: this tests nothing.");
        var few = Assert.Throws<InvalidDesignException>(() => Train(Mlp.Create(24), options, null, new TrainingFiles { Traces = _folder.File("many"), TraceImages = 101 }));
        Assert.Equal(["Files: TraceImages must be at most the number of test images, 100; got 101."], few.Problems);
    }

    [Fact]
    public void Train_Cancelled_CarriesTheLastAndTheBestNetwork()
    {
        // A rate this high forgets again what it learned.
        var options = Options["float, SGD"] with { Epochs = 8, LearningRate = 2, Schedule = LearningRateSchedule.Constant };
        var whole = Trainer.Train(Mlp.Create(24), Digits.Training, Digits.Test, options);
        Assert.True(whole.BestEpoch < 8, "The last epoch is the best: this tests nothing.");
        using var stop = new CancellationTokenSource();
        var result = Trainer.Train(Mlp.Create(24), Digits.Training, Digits.Test, options, new Reports(report =>
        {
            if (report.Epoch == whole.BestEpoch + 1 && report.Batch == 5)
                stop.Cancel();
        }), stop.Token);

        Assert.True(result.IsCancelled);
        Assert.Equal(Bits(whole.Best), Bits(result.Best));
        Assert.Equal(whole.History[whole.BestEpoch - 1].TestAccuracy, NetworkEvaluator.Accuracy(result with { Network = result.Best }, Digits.Test), 1e-12);
    }

    public void Dispose() => _folder.Dispose();

    private void Stopped(NetworkSpec network, TrainingOptions options, int batches)
    {
        using var stop = new CancellationTokenSource();
        try
        {
            Train(network, options, new Reports(report =>
            {
                if ((report.Epoch - 1) * report.Batches + report.Batch >= batches)
                    stop.Cancel();
            }), null, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Before the first epoch was done.
        }
    }

    private TrainingResult Train(
        NetworkSpec network, TrainingOptions options, IProgress<TrainingProgress>? progress = null, TrainingFiles? files = null, CancellationToken cancellation = default) =>
        Trainer.Train(network, Digits.Training, Digits.Test, options, files ?? new TrainingFiles { State = State }, progress, cancellation);

    // Running means and variances are state as well.
    private static NetworkSpec Normalised()
    {
        var network = Mlp.Create(24);
        return network with
        {
            Layers = network.Layers.Select((layer, number) => number == 0 && layer is Linear first ? first with { Normalization = new() } : layer).ToList(),
        };
    }

    private static string Text(TrainingResult result) => System.Text.Json.JsonSerializer.Serialize(result.History);

    private static int[] Bits(TrainedNetwork network) => network.Layers
        .SelectMany(layer => layer.Weights.ToArray().Concat(layer.Bias.ToArray()).Concat(layer.Normalization?.Variance.ToArray() ?? []))
        .Select(BitConverter.SingleToInt32Bits).ToArray();

    private sealed class Reports(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }

    private sealed class Notes : IProgress<string>
    {
        public List<string> Told { get; } = [];

        public void Report(string value) => Told.Add(value);
    }

    /// <summary>A second goes by whenever somebody looks.</summary>
    private sealed class Ticking(TimeSpan step) : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks += step.Ticks;
    }
}
