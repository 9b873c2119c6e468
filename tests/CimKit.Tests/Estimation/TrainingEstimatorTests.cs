using CimKit.Circuits.Cells;
using CimKit.Designs;
using CimKit.Devices.Presets;
using CimKit.Estimation.Training;
using CimKit.Estimation.Verification;
using CimKit.Foundation;
using CimKit.Reports;
using CimKit.Tests.Traces;
using CimKit.Traces;
using Xunit;

namespace CimKit.Tests.Estimation;

public sealed class TrainingEstimatorTests
{
    private static RunTrace Run { get; } = SyntheticTraces.Hashed(GoldenNetworks.Load("traincnn_mnist"), 1, 5, 8, hasPreviousWeights: true);

    private static TrainingDesign Default { get; } = new();

    private static TrainingDesign Small { get; } = Default with
    {
        Array = Default.Array with { Rows = 32, Columns = 32 }, Gradient = new WeightGradientDesign { Rows = 32, Columns = 32 },
    };

    private static TrainingEstimate Corrected { get; } = TrainingEstimator.Estimate(Small, Run);

    [Fact]
    public void Estimate_PublishedRuns_GivesEveryNumber()
    {
        using var stream = GoldenRuns.Open("training.jsonl.gz");

        var report = PublishedVerification.Run(stream, "training", GoldenRuns.Options, 1e-9, TestContext.Current.CancellationToken);

        Assert.Empty(report.Total.Exceptions.Select(value => $"{value.Row}: {value.Expected}, not {value.Got}: {value.Reason}"));
        Assert.Equal(1476, report.Total.Compared);
        Assert.Empty(report.Skipped);
    }

    [Fact]
    public void Estimate_PublishedRows_GivesEveryNumber()
    {
        using var stream = GoldenRuns.Open("training-rows.csv");

        var report = PublishedVerification.Run(stream, "rows", GoldenRuns.Options, 1e-6, TestContext.Current.CancellationToken);

        Assert.Empty(report.Total.Exceptions.Select(value => $"{value.Row}: {value.Expected}, not {value.Got}: {value.Reason}"));
        Assert.True(report.Total.Compared > 800);
    }

    [Fact]
    public void Estimate_WrongRow_IsUnexplained()
    {
        const string Row = "module,parameters,quantity,value,unit\nWeightUpdate,V2.1; Tiny-T; synthetic traces; activity 0.18; "
            + "W_b=5 A_b=8; defaults (FeFET); first sub-array visited,setPulses,33,-\n";
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Row));

        var report = PublishedVerification.Run(stream, "row", GoldenRuns.Options, 1e-6, TestContext.Current.CancellationToken);

        Assert.Equal("unexplained", Assert.Single(report.Total.Exceptions).Reason);
    }

    [Fact]
    public void Estimate_FirstLayer_PassesNoErrorsBack()
    {
        Assert.Equal(default, Corrected.Layers[0].Phases.ActivationGradient);
        Assert.All(Corrected.Layers.Skip(1), layer => Assert.True(layer.Phases.ActivationGradient.Energy > 0));
    }

    [Fact]
    public void Estimate_TwiceTheIterations_CostsTwice()
    {
        var twice = TrainingEstimator.Estimate(Small with { Iterations = 2 * Small.Iterations }, Run);

        Assert.Equal(2, twice.Phases.Total.Energy / Corrected.Phases.Total.Energy, 1e-12);
        Assert.Equal(2, twice.Phases.Total.Latency / Corrected.Phases.Total.Latency, 1e-12);
        Assert.Equal(Corrected.Area.Total, twice.Area.Total);
        Assert.Equal(Corrected.ImagesPerSecond, twice.ImagesPerSecond, 1e-9 * Corrected.ImagesPerSecond);
    }

    [Fact]
    public void Estimate_LargerBatch_WritesLessOftenForAnImage()
    {
        var larger = TrainingEstimator.Estimate(Small with { BatchSize = 2 * Small.BatchSize, Iterations = Small.Iterations / 2 }, Run);

        Assert.True(larger.Peak.WeightUpdate.Energy < Corrected.Peak.WeightUpdate.Energy);
        Assert.Equal(Corrected.Peak.Forward.Energy, larger.Peak.Forward.Energy, 1e-9 * Corrected.Peak.Forward.Energy);
    }

    [Fact]
    public void Estimate_UnchangedWeights_WritesNoPulses()
    {
        var same = Run with { Layers = [.. Run.Layers.Select(layer => layer with { PreviousWeights = layer.Weights })] };

        var update = TrainingEstimator.Estimate(Small, same).Peak.WeightUpdate;

        Assert.True(update.Energy < 0.1 * Corrected.Peak.WeightUpdate.Energy);
    }

    [Fact]
    public void Estimate_Corrected_CountsTheChannelsOfActivations()
    {
        var reference = TrainingEstimator.Estimate(Small with { Fidelity = Fidelity.Reference }, Run);

        Assert.True(Corrected.Layers[3].Phases.Forward.Energy > 2 * reference.Layers[3].Phases.Forward.Energy);
        Assert.True(Corrected.LeakagePower > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Estimate_EveryCell_HasFiniteCosts(int kind)
    {
        IArrayCell cell = kind switch
        {
            1 => new SramCell(),
            2 => new ResistiveCell { Bits = 5, Height = 4, Width = 4, OnResistance = 240 * Si.Kilo, OffResistance = 24 * Si.Mega },
            _ => new CrossPointCell { Bits = 5, OnResistance = 240 * Si.Kilo, OffResistance = 24 * Si.Mega },
        };

        var estimate = TrainingEstimator.Estimate(Small with { Array = Small.Array with { Cell = cell, Rows = 64, Columns = 64 } }, Run);

        Assert.True(double.IsFinite(estimate.Phases.Total.Energy) && estimate.Phases.Total.Energy > 0);
        Assert.True(double.IsFinite(estimate.Phases.Total.Latency) && estimate.Phases.Total.Latency > 0);
    }

    [Fact]
    public void With_Device_TakesItsResistancesAndPulses()
    {
        var chip = Default.With(EpiRam.Create());

        Assert.Equal(81e3, ((FeFetCell)chip.Array.Cell).OnResistance, 1e-6);
        Assert.Equal(5, chip.Array.WriteVoltage);
        Assert.Equal(5e-6, chip.Write.PulseWidth, 1e-15);
        Assert.Equal((64, 64), (chip.Write.PotentiationLevels, chip.Write.DepressionLevels));
        Assert.Empty(chip.Problems());
    }

    [Fact]
    public void With_DeviceWithoutPulses_NamesEverything()
    {
        var design = Default with { Array = Default.Array with { Cell = new SramCell() } };

        var error = Assert.Throws<InvalidDesignException>(() => design.With(SixBitSram.Create()));

        Assert.Equal(3, error.Problems.Count);
    }

    [Fact]
    public void Estimate_MissingOldWeights_NamesThem()
    {
        var run = Run with { Layers = [.. Run.Layers.Select(layer => layer with { PreviousWeights = null })] };

        var error = Assert.Throws<InvalidDesignException>(() => TrainingEstimator.Estimate(Small, run, [0.1]));

        Assert.Contains(error.Problems, problem => problem.Contains("PreviousWeights", StringComparison.Ordinal));
        Assert.Contains(error.Problems, problem => problem.Contains("inputActivity", StringComparison.Ordinal));
    }

    [Fact]
    public void ToTree_AddsUpToTheEstimate()
    {
        var tree = Corrected.ToTree().Cost;

        Assert.Equal(Corrected.Phases.Total.Latency, tree.Latency, 1e-9 * tree.Latency);
        Assert.Equal(Corrected.Phases.Total.Energy, tree.Energy, 1e-9 * tree.Energy);
        Assert.Equal(Corrected.LeakagePower, tree.Leakage, 1e-9 * tree.Leakage);
    }

    [Fact]
    public void Reports_HaveARowAPhaseAndALayer()
    {
        Assert.Equal(5, Corrected.ToTable().Rows);
        Assert.Equal(2, Corrected.ToEfficiencyTable().Rows);
        Assert.Equal(5, Corrected.ToLayerTable().Rows);
        Assert.Equal(2, Corrected.ToPhaseFigure().Panels.Count);
    }

    [Fact]
    public void EstimateEpoch_TwiceThePulses_WritesTwiceAsLong()
    {
        var once = TrainingEstimator.EstimateEpoch(Small, Unwritten, Pulses(1));
        var twice = TrainingEstimator.EstimateEpoch(Small, Unwritten, Pulses(2));

        Assert.Equal(2, twice.Peak.WeightUpdate.Latency / once.Peak.WeightUpdate.Latency, 0.01);
        Assert.True(twice.Peak.WeightUpdate.Energy > once.Peak.WeightUpdate.Energy);
        Assert.Equal(once.Phases.Forward, twice.Phases.Forward);
    }

    [Fact]
    public void EstimateEpoch_ReadsAsTheTraceDoes()
    {
        var pulsed = TrainingEstimator.EstimateEpoch(Small, Unwritten, Pulses(1));

        Assert.Equal(Corrected.Phases.Forward, pulsed.Phases.Forward);
        Assert.Equal(Corrected.Phases.WeightGradient, pulsed.Phases.WeightGradient);
    }

    [Fact]
    public void EstimateEpoch_NoPulses_WritesNothing()
    {
        var still = TrainingEstimator.EstimateEpoch(
            Small, Unwritten, [.. Run.Layers.Select(_ => new LayerPulses { Cells = 0, Potentiation = 0, Depression = 0 })]);

        Assert.True(still.Peak.WeightUpdate.Latency < 1e-3 * Corrected.Peak.WeightUpdate.Latency);
    }

    [Fact]
    public void EstimateEpoch_ImpossiblePulses_NamesThem()
    {
        var error = Assert.Throws<InvalidDesignException>(() => TrainingEstimator.EstimateEpoch(
            Small, Unwritten, [.. Run.Layers.Select(_ => new LayerPulses { Cells = 5, Potentiation = 1, Depression = 1 })]));

        Assert.Equal(Run.Layers.Count, error.Problems.Count(problem => problem.Contains("Cells (5)", StringComparison.Ordinal)));
    }

    private static RunTrace Unwritten { get; } = Run with { Layers = [.. Run.Layers.Select(layer => layer with { PreviousWeights = null })] };

    // A tenth of the cells in every update.
    private static LayerPulses[] Pulses(int each) =>
    [
        .. Run.Layers.Select(layer =>
        {
            var cells = (long)layer.Weights.Codes.Length / 10 * Small.Iterations;
            return new LayerPulses { Cells = cells, Potentiation = cells * each / 2, Depression = cells * each / 2 };
        }),
    ];
}
