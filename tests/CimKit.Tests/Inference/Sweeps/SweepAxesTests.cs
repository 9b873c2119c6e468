using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Inference.Sweeps;
using Xunit;

namespace CimKit.Tests.Inference.Sweeps;

public class SweepAxesTests
{
    [Fact]
    public void Run_EveryAxis_GivesEveryCombinationLastFastest()
    {
        var result = SweepCase.Run(new SweepOptions
        {
            Axes = [SweepAxis.Of("Rows", "1", [64, 128], (design, rows) => design with { Rows = (int)rows })],
            OnOffRatios = [10, double.PositiveInfinity],
            Faults = [StuckFaults.None, new StuckFaults { OffRate = 0.01 }],
            Times = [0, 3600],
        });

        Assert.Equal(["Rows", "On/off ratio", "Stuck cells", "Time"], result.Quantities.Select(quantity => quantity.Name));
        Assert.Equal(16, result.Rows.Count);
        Assert.Equal(["64", "10", "no faults", "0 s"], result.Rows[0].Labels);
        Assert.Equal(["64", "10", "no faults", "1 h"], result.Rows[1].Labels);
        Assert.Equal(["128", "∞", "1 % stuck off, 0 % stuck on", "1 h"], result.Rows[15].Labels.Select(label => label.Replace("Infinity", "∞", StringComparison.Ordinal)));
        var last = result.Rows[15].Design;
        Assert.Equal((128, 0, 0.01, 3600), (last.Rows, last.Cell.Minimum, last.Effects.Faults.OffRate, last.Effects.Time));
        Assert.Equal((false, true), (result.Quantities[1].IsNumeric, result.Quantities[3].IsLogarithmic));
    }

    /// <summary>Settings that need other partial sums are calibrated with their own arrays; each row is what a single evaluation gives.</summary>
    [Fact]
    public void Run_SettingsWithOtherArrays_EqualSingleEvaluations()
    {
        var result = SweepCase.Run(new SweepOptions
        {
            Axes =
            [
                SweepAxis.Of("Cell bits", "bit", [1, 2], (design, bits) => design with { CellBits = (int)bits }),
                new SweepAxis("Encoding",
                    ("dummy", design => design with { Encoding = WeightEncoding.DummyColumn }), ("pair", design => design with { Encoding = WeightEncoding.DifferentialPair })),
            ],
            Chips = 2,
        });

        foreach (var row in result.Rows)
        {
            var profile = NetworkProfile.Measure(SweepCase.Network, SweepCase.Calibration, row.Design);
            Assert.Equal(row.Accuracies, Enumerable.Range(0, 2).Select(chip =>
                CrossbarNetwork.Program(SweepCase.Network, row.Design, profile, chip).Evaluate(SweepCase.Images).Accuracy));
        }
    }

    /// <summary>The cells of an aged chip are those of the young one, each drifted by the law.</summary>
    [Fact]
    public void Run_Times_AreTheSameChipsGrownOlder()
    {
        var law = new PowerLawRetention { Exponent = 0.05, Target = 0 };
        var result = SweepCase.Run(new SweepOptions { Times = [0, 10] }, SweepCase.Design with { Effects = new CellEffects { Retention = law } });
        var maps = result.Rows.Select(row => CrossbarNetwork.Program(
            SweepCase.Network, row.Design with { Adc = AdcDesign.Ideal }, null, 0).Conductances("fc1").Siemens.ToArray()).ToList();

        Assert.Equal(maps[0].Select(young => law.At(young, SweepCase.Design.Cell, 10, new CellDraws(0, 0, 0, 0))), maps[1]);
        Assert.True(maps[1].Sum() < 0.95 * maps[0].Sum(), "Nothing drifted.");
    }

    [Fact]
    public void Run_SameDesignTwice_IsEvaluatedOnce()
    {
        var reports = new List<double>();
        var ideal = RandomNetworks.Design() with { Effects = SweepCase.Design.Effects };
        var result = SweepCase.Run(
            new SweepOptions { Axes = [new SweepAxis("Nothing", ("a", design => design), ("b", design => design))], Chips = 3 },
            ideal, progress: new Reports(reports));

        Assert.Equal(result.Rows[0].Accuracies, result.Rows[1].Accuracies);
        Assert.Single(result.Rows[0].Accuracies);
        // Software and one chip, 16 images each: half of the work is done after software.
        Assert.Contains(0.5, reports);
        Assert.Equal(1, reports[^1]);
        Assert.Equal(reports.Order(), reports);
    }

    [Fact]
    public void Run_IdealCellsWithReadNoise_DrawsEveryChip()
    {
        var design = RandomNetworks.Design(adc: new AdcDesign { Bits = 6 }) with { ReadNoise = new ReadNoise { Relative = 0.3 } };
        Assert.Equal(3, SweepCase.Run(new SweepOptions { Chips = 3 }, design).Rows.Single().Accuracies.Count);
    }

    [Fact]
    public void Run_WrongOptions_NamesAllBeforeAnythingIsEvaluated()
    {
        var twice = Assert.Throws<InvalidDesignException>(() => SweepCase.Run(new SweepOptions { AdcBits = [3, 3], Axes = [SweepAxis.AdcBits(4)] }));
        Assert.Equal(
            [
                "ADC resolution: values must differ; '3 bit' comes 2 times.",
                "What is varied must have different names; 'ADC resolution' comes 2 times.",
            ], twice.Problems);
        var ageless = Assert.Throws<InvalidDesignException>(() => SweepCase.Run(new SweepOptions { Times = [1] }, RandomNetworks.Design()));
        Assert.Equal(["Times needs Effects.Model or Effects.Retention, by which cells age; got neither."], ageless.Problems);
    }

    [Fact]
    public void Variations_OneKind_AreNumbersInPercent()
    {
        Assert.Equal([0, 10], SweepAxis.Variations(ProgrammingVariation.None, new StateVariation { Sigmas = [0.1] }).Quantity.Numbers);
        Assert.False(SweepAxis.Variations(new StateVariation { Sigmas = [0.1] }, new ProportionalVariation { Sigma = 0.1 }).Quantity.IsNumeric);
        Assert.False(SweepAxis.Variations(new StateVariation { Sigmas = [0.1, 0.2] }).Quantity.IsNumeric);
    }

    [Fact]
    public void Times_WholeUnits_AreShownInThem() => Assert.Equal(
        ["0 s", "1 s", "90 s", "2 min", "1 h", "1 d", "1 y", "3.156e7 s"],
        SweepAxis.Times(0, 1, 90, 120, 3600, 86400, 365.25 * 86400, 3.156e7).Quantity.Labels);

    private sealed class Reports(List<double> values) : IProgress<double>
    {
        public void Report(double value) => values.Add(value);
    }
}
