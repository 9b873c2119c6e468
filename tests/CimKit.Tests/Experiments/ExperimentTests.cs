using CimKit.Checkpoints;
using CimKit.Circuits.Cells;
using CimKit.Designs;
using CimKit.Designs.Presets;
using CimKit.Devices;
using CimKit.Devices.Presets;
using CimKit.Estimation.Training;
using CimKit.Experiments;
using CimKit.Foundation;
using CimKit.Learning;
using CimKit.Learning.Algorithms;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
using CimKit.Traces;
using Xunit;

namespace CimKit.Tests.Experiments;

[Collection("libtorch")]
public sealed class ExperimentTests : IDisposable
{
    private static readonly Experiment Small = new()
    {
        Network = Mlp.Create(24),
        Data = new() { Training = 600, Test = 100 },
        Training = TrainingOptions.Quick with { Epochs = 3, BatchSize = 20 },
        Evaluation = new() { AdcBits = [4, 7], Chips = 2, Images = 50, Calibration = 20, Variation = new ProportionalVariation { Sigma = 0.1 } },
    };

    private static readonly Experiment OnDevices = Small with
    {
        Training = TrainingOptions.OnDevices(new PhysicalTraining(new CurveUpdate { Curve = EpiRam.Create().Curve! })) with { Epochs = 3, BatchSize = 20 },
        Chip = new() { Array = new ChipDesign().Array with { WeightBits = 5 } },
        TrainingChip = TrainingChipPresets.Find("epiram"),
    };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_Experiment_GivesBothAnswersWithProvenance()
    {
        var stages = new List<ExperimentStage>();
        var result = Small.Run(new Reports(report => stages.Add(report.Stage)));

        Assert.Equal(3, result.Training.History.Count);
        Assert.Equal([2, 2], result.Accuracy.Rows.Select(row => row.Accuracies.Count));
        Assert.InRange(result.Accuracy.SoftwareAccuracy, 0.4, 1);
        Assert.Equal(117UL, result.Accuracy.Provenance.Seed);
        Assert.True(result.Cost.Total.Energy > 0 && result.Cost.Area.Total > 0);
        Assert.Equal(
            [ExperimentStage.Data, ExperimentStage.Training, ExperimentStage.Evaluation, ExperimentStage.Estimation], stages.Distinct());
        Assert.Equal(result.Quantized.Fingerprint(), result.Provenance.NetworkHash);
        Assert.Equal(result.Provenance, Small.Run().Provenance);
        Assert.NotEqual(result.Provenance.NetworkHash, (Small with { Seed = 5 }).Run().Provenance.NetworkHash);
    }

    [Fact]
    public void Run_InFloat_IsQuantisedAfterwards()
    {
        var result = (Small with { Training = Small.Training.InFloat() }).Run();

        Assert.Null(result.Training.Quantized);
        Assert.Equal(8, result.Quantized.WeightBits);
        Assert.InRange(result.Accuracy.SoftwareAccuracy, 0.4, 1);
    }

    [Fact]
    public void Run_Stopped_CarriesWhatWasLearnedAndGoesOn()
    {
        var files = new ExperimentFiles { Training = new() { State = _folder.File("state.safetensors") }, Journal = _folder.File("chips.jsonl") };
        using var stop = new CancellationTokenSource();
        var stopped = Assert.Throws<ExperimentStoppedException>(() => Small.Run(files, new Reports(report =>
        {
            if (report.Training is { Epoch: 2, Batch: 7 })
                stop.Cancel();
        }), stop.Token));

        Assert.Single(stopped.Training.History);
        Assert.Equal("Stopped after 1 of 3 epochs.", stopped.Message);
        Assert.Equal(Small.Run().Provenance, Small.Run(files).Provenance);
    }

    /// <summary>The flow prices what notebooks price by hand: pulses of every update, on the trace of the epoch.</summary>
    [Fact]
    public void Run_TrainingChip_PricesEveryEpochByItsPulses()
    {
        var folder = _folder.File("traces");
        var stages = new List<ExperimentStage>();
        var result = OnDevices.Run(new ExperimentFiles { Training = new() { Traces = folder } }, new Reports(report => stages.Add(report.Stage)));

        Assert.Equal(3, result.TrainingCost.Count);
        Assert.Contains(ExperimentStage.TrainingCost, stages);
        var design = OnDevices.TrainingChip! with { BatchSize = 20, Iterations = 30 };
        foreach (var (cost, epoch) in result.TrainingCost.Zip(result.Training.History))
        {
            var trace = TraceFile.Read(Path.Combine(folder, $"epoch-{epoch.Epoch:D4}.cimtrace"));
            var pulses = epoch.Layers.Select(layer => new LayerPulses
            {
                Cells = layer.Pulses.Cells, Potentiation = layer.Pulses.Potentiation, Depression = layer.Pulses.Depression,
            });
            Assert.Equal(600, cost.Design.Images);
            Assert.Equal(TrainingEstimator.EstimateEpoch(design, trace, [.. pulses]).Phases, cost.Phases);
            Assert.True(cost.Phases.WeightUpdate.Energy > 0);
        }
        Assert.Equal(Phases(result), Phases(OnDevices.Run()));
        // The last batch of 8 images is an update, too, and not 20 images.
        var uneven = (OnDevices with { Data = OnDevices.Data with { Training = 608 } }).Run().TrainingCost[0];
        Assert.Equal((608, 31), (uneven.Design.Images, uneven.Design.Iterations));
    }

    [Fact]
    public void Run_TrainingChipInSoftware_CountsTheLastUpdateOfAnEpoch()
    {
        var folder = _folder.File("traces");
        var chip = TrainingChipPresets.Find("hzo_fefet");
        var small = Small with { TrainingChip = chip with { Array = chip.Array with { WeightBits = 8 } } };
        var result = small.Run(new ExperimentFiles { Training = new() { Traces = folder } });

        var expected = TrainingEstimator.Estimate(
            small.TrainingChip with { BatchSize = 20, Iterations = 30 }, TraceFile.Read(Path.Combine(folder, "epoch-0002.cimtrace")));
        Assert.Equal(expected.Phases, result.TrainingCost[1].Phases);
        Assert.Equal(3, result.TrainingCost.Count);
        Assert.Equal(Small.Run().Provenance.NetworkHash, result.Provenance.NetworkHash);
    }

    [Fact]
    public void Run_StoppedWhilePriced_GoesOnToTheSamePrices()
    {
        var files = new ExperimentFiles { Training = new() { State = _folder.File("state.safetensors"), Traces = _folder.File("traces") } };
        using var stop = new CancellationTokenSource();
        Assert.Throws<ExperimentStoppedException>(() => OnDevices.Run(files, new Reports(report =>
        {
            if (report is { Stage: ExperimentStage.TrainingCost, Fraction: < 1 })
                stop.Cancel();
        }), stop.Token));
        var resumed = OnDevices.Run(files);

        var expected = OnDevices.Run();
        Assert.Equal(Phases(expected), Phases(resumed));
        Assert.Equal(expected.Provenance, resumed.Provenance);
        var more = files with { Training = files.Training with { TraceImages = 2 } };
        Assert.Equal(
            ["epoch-0001.cimtrace: must hold the inputs of 2 images; got 1: go on with the number that the run began with."],
            Assert.Throws<InvalidDesignException>(() => OnDevices.Run(more)).Problems);
        File.Delete(Path.Combine(_folder.File("traces"), "epoch-0002.cimtrace"));
        Assert.Equal(
            ["epoch-0002.cimtrace: is missing, and the epoch cannot be priced without it; begin anew without the state."],
            Assert.Throws<InvalidDesignException>(() => OnDevices.Run(files)).Problems);
    }

    [Fact]
    public void Run_TrainingThatTheChipCannotDo_SaysWhy()
    {
        var pulsed = TrainingOptions.OnDevices(new PulsedTraining(GokmenVlasov.Create().Response!, new PulsedSgd()));
        var chip = TrainingChipPresets.Find("epiram");

        Assert.Equal(
            ["TrainingChip: must go with WeightBits up to 8, since cells hold integers; got 32."],
            (Small with { Training = Small.Training.InFloat(), TrainingChip = chip }).Problems());
        Assert.Equal(
            [
                "TrainingChip: must go without pulsed Devices, whose products move arrays in place: the chip computes gradients in units of their own and writes once a batch.",
                "TrainingChip: Array.WeightBits and Array.InputBits must be those of the training, 8 and 8 bit; got 5 and 8.",
            ],
            (Small with { Training = pulsed, TrainingChip = chip }).Problems());
        Assert.Equal(
            ["TrainingChip: Array.Cell.Bits must be WeightBits of the training, 5 bit, since a device holds a weight; got 4."],
            (OnDevices with { TrainingChip = chip with { Array = chip.Array with { Cell = new ResistiveCell { Bits = 4 } } } }).Problems());
        Assert.Equal(
            ["Files: Training.Traces must go with State and a TrainingChip, since a training that goes on prices its earlier epochs from there."],
            Assert.Throws<InvalidDesignException>(() => OnDevices.Run(new ExperimentFiles { Training = new() { State = _folder.File("state") } })).Problems);
    }

    [Fact]
    public void Run_WhatDoesNotFit_IsNamedAtOnce()
    {
        var wrong = Small with { Training = Small.Training with { WeightBits = 12 }, Evaluation = new() { AdcBits = [0], Times = [5] } };

        Assert.Equal(
            [
                "Training: WeightBits and ActivationBits must be 2 to 8 bit, or 32 bit for float; got 12 and 8.",
                "Evaluation: AdcBits must be 1 to 12 bit, each once; got 0.",
                "Evaluation: Times must go with cells that age: an Array whose Effects have Retention or Model.",
            ],
            Assert.Throws<InvalidDesignException>(() => wrong.Run()).Problems);
    }

    [Fact]
    public void Run_IntegerNetwork_ComesBackFromItsFile()
    {
        var network = Small.Run().Quantized;
        var path = _folder.File("network.safetensors");
        QuantizedFile.Write(path, network);

        Assert.Equal(network.Fingerprint(), QuantizedFile.Read(path, network.Spec).Fingerprint());
        Assert.Contains("is no integer network", Assert.Throws<InvalidDataException>(() => QuantizedFile.Read(Weights(), network.Spec)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static List<TrainingPhases> Phases(ExperimentResult result) => result.TrainingCost.Select(epoch => epoch.Phases).ToList();

    private string Weights()
    {
        var path = _folder.File("weights.safetensors");
        CheckpointFile.Write(path, Small.Run().Training.Network);
        return path;
    }

    private sealed class Reports(Action<ExperimentProgress> report) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => report(value);
    }
}
