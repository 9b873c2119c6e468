using CimKit.Circuits.Cells;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Experiments.DesignSpaces;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks;
using Xunit;

namespace CimKit.Tests.Experiments.DesignSpaces;

public sealed class DesignExplorationTests : IDisposable
{
    private static readonly Lazy<DesignPoints> Points = new(() => DesignCase.Run());

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Run_AnyThreadCount_GivesTheSameNumbers() =>
        Assert.Equal(DesignCase.Numbers(Points.Value), DesignCase.Numbers(DesignCase.Run(threads: 3)));

    [Fact]
    public void Run_EveryPoint_IsASingleEvaluationAndASingleEstimate()
    {
        var table = LayerTable.FromNetwork(DesignCase.Network.Spec);
        var activity = StatisticalActivity.Typical(table, 8, 8);
        foreach (var point in Points.Value.Possible)
        {
            var arrays = point.Design.Arrays!;
            var profile = NetworkProfile.Measure(DesignCase.Network, DesignCase.Calibration, arrays, 1);
            Assert.Equal(9UL, arrays.Seed);
            Assert.Equal(
                Enumerable.Range(0, point.Accuracies.Count).Select(chip => CrossbarNetwork.Program(DesignCase.Network, arrays, profile, chip).Evaluate(DesignCase.Images, 1).Accuracy),
                point.Accuracies);
            var single = ChipEstimator.Estimate(point.Design.Chip, table, activity);
            Assert.Equal(
                (single.Total, single.Area, single.LeakagePower, single.LeakageEnergy, single.EnergyEfficiency),
                (point.Cost!.Total, point.Cost.Area, point.LeakagePower, point.Cost.LeakageEnergy, point.EnergyEfficiency));
            Assert.Equal(single.Total.Energy + single.LeakageEnergy, point.Energy);
            Assert.Equal(point.Design.Chip, point.Cost.Design);
        }
    }

    [Fact]
    public void Run_WhatDesignsShare_IsComputedOnce()
    {
        // Chips: SRAM, and RRAM and FeFET of 1 and 2 bits, by 2 converters and 2 nodes; variation and age cost nothing.
        Assert.Equal(5 * 2 * 2, Points.Value.Estimates);
        // Arrays: SRAM; RRAM of 1 and 2 bits by variation; FeFET of 1 and 2 bits by variation and age. The kind of converter and the node do not matter.
        Assert.Equal(1 + 2 * 2 + 2 * 4, Points.Value.Evaluations);
        Assert.Equal(Points.Value["SRAM", "1-bit cells", "flash", "22 nm", "no variation", "fresh"].Accuracies, Points.Value["SRAM", "1-bit cells", "SAR", "14 nm", "10 % of the target", "old"].Accuracies);
        Assert.Equal(2, Points.Value["FeFET", "2-bit cells", "SAR", "14 nm", "no variation", "old"].Accuracies.Count);
    }

    [Fact]
    public void Run_Impossible_StaysAsAPointWithItsProblems()
    {
        var points = Points.Value;

        Assert.Equal((96, 64, 32), (points.All.Count, points.Possible.Count(), points.Impossible.Count()));
        var tooSmall = points["RRAM", "2-bit cells", "SAR", "14 nm", "no variation", "fresh"];
        Assert.Contains("ResistiveCell exists at nodes of 22 nm and above", Assert.Single(tooSmall.Problems), StringComparison.Ordinal);
        Assert.Null(tooSmall.Cost);
        Assert.True(double.IsNaN(tooSmall.Accuracy) && double.IsNaN(tooSmall.Energy) && double.IsNaN(tooSmall.Spread));
        Assert.Contains("There is no design 'SRAM'", Assert.Throws<ArgumentException>(() => points["SRAM"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_LabelsAlone_AreOneDesign()
    {
        // SRAM is the same whatever variation and age, RRAM whatever age.
        Assert.Equal(4 + 4 * 2 + 8 * 4, Points.Value.Different.Count());
        Assert.Equal(["10 % of the target", "10 % of the target"], Points.Value.Only("SRAM", "old", "10 % of the target", "22 nm").Different.Select(point => point.Design.Labels[4]));
        Assert.Contains("there are SRAM, RRAM, FeFET", Assert.Throws<ArgumentException>(() => Points.Value.Only("PCM")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NothingPossible_NamesWhy() => Assert.Equal(
        ["SramCell must store 1 bit; got 2."],
        Assert.Throws<InvalidDesignException>(() => DesignCase.Run(new DesignSpace(DesignAxis.Cells(("SRAM", new SramCell())), DesignAxis.CellBits(2)))).Problems);

    [Fact]
    public void Run_OtherWordLengths_AreNamed()
    {
        var words = new DesignAxis("Inputs", new DesignChoice("8 bit"), new DesignChoice("4 bit", chip => chip with { Array = chip.Array with { InputBits = 4 } }));

        Assert.Equal(
            "Array.WeightBits and Array.InputBits must be those of the network, 8 and 8 bit; got 8 and 4.",
            Assert.Single(DesignCase.Run(new DesignSpace(words))["4 bit"].Problems));
    }

    [Fact]
    public void Run_Stopped_GoesOnFromItsJournal()
    {
        var journal = folder.File("designs.jsonl");
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => DesignCase.Run(journal: journal, progress: new Follower(part =>
        {
            if (part > 0.5)
                stop.Cancel();
        }), cancellation: stop.Token));

        var kept = File.ReadAllLines(journal).Length;
        var parts = new List<double>();
        Assert.Equal(DesignCase.Numbers(Points.Value), DesignCase.Numbers(DesignCase.Run(journal: journal, progress: new Follower(parts.Add))));
        Assert.InRange(kept, 2, File.ReadAllLines(journal).Length - 1);
        Assert.Equal(1, parts[^1]);
        Assert.Equal(parts.Order(), parts);
    }

    public void Dispose() => folder.Dispose();

    private sealed class Follower(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
