using CimKit.Checkpoints;
using CimKit.Devices;
using CimKit.Experiments;
using CimKit.Foundation;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
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
