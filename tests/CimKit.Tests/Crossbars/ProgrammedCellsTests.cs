using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Devices.Statistics;
using CimKit.Foundation;
using CsCheck;
using MathNet.Numerics.Statistics;
using Xunit;

namespace CimKit.Tests.Crossbars;

public class ProgrammedCellsTests
{
    private const int Outputs = 40;
    private const int Rows = 300;

    private static readonly ArrayDesign Ideal = new()
    {
        Cell = new ConductanceRange { Minimum = 1 * Si.Micro, Maximum = 25 * Si.Micro, Levels = 16 }, Adc = AdcDesign.Ideal, CellBits = 2,
    };

    public static TheoryData<CellEffects> NoEffects => new(
        CellEffects.None,
        new CellEffects { Time = 1e8, HasDriftCompensation = true },
        new CellEffects { Retention = new PowerLawRetention { Exponent = 0.1, Target = 0 } },
        new CellEffects { Retention = new PowerLawRetention { Exponent = 0, Target = 0 }, Time = 1e8 },
        new CellEffects { Retention = new PowerLawRetention { Exponent = 0, Target = null }, Time = 1e8 },
        new CellEffects { Model = new GenericCell { Range = Ideal.Cell }, Time = 1e8 },
        new CellEffects { Model = new ProjectedPcm { ProgrammingScale = 0, DriftScale = 0, ReadScale = 0 }, Time = 1e8 });

    [Theory, MemberData(nameof(NoEffects), DisableDiscoveryEnumeration = true)]
    public void Cells_ZeroEffect_AreIdealBitForBit(CellEffects effects)
    {
        var (ideal, cells) = (new DrawnCells(Cells(Ideal)), new DrawnCells(Cells(Ideal with { Effects = effects })));
        foreach (var (output, row, digit) in Places())
        {
            Assert.Equal(ideal.Cell(output, row, digit), cells.Cell(output, row, digit));
            Assert.Equal(ideal.CellSteps(output, row, digit), cells.CellSteps(output, row, digit));
            Assert.Equal(ideal.DummySteps(row, digit), cells.DummySteps(row, digit));
        }
    }

    [Fact]
    public void Cells_SameSeed_AreTheSame_OtherChipOthers()
    {
        var design = Ideal with { Effects = new CellEffects { Model = new ProjectedPcm(), Time = 1e5, Faults = new StuckFaults { OffRate = 0.01 } } };
        Assert.Equal(All(design, 1), All(design, 1));
        Assert.NotEqual(All(design, 1), All(design, 2));
    }

    [Fact]
    public void Cells_AddedFaults_DoNotShiftWhatElseIsDrawn()
    {
        var pcm = Ideal with { Effects = new CellEffects { Model = new ProjectedPcm(), Time = 100 } };
        var (without, with) = (All(pcm, 1), All(pcm with { Effects = pcm.Effects with { Faults = new StuckFaults { OnRate = 0.05 } } }, 1));
        var changed = without.Zip(with).Where(pair => pair.First != pair.Second).ToArray();
        Assert.All(changed, pair => Assert.Equal(Ideal.Cell.Maximum, pair.Second));
        Assert.InRange(changed.Length, without.Length * 0.04, without.Length * 0.06);
    }

    /// <summary>Without slow noise an older chip is the same chip: each cell follows its own power law.</summary>
    [Fact]
    public void Cells_Later_AreTheSameChipGrownOlder()
    {
        var model = new ProjectedPcm { ReadScale = 0 };
        double[][] times = [.. new[] { 20.0, 180, 1980 }.Select(time => All(Ideal with { Effects = new CellEffects { Model = model, Time = time } }, 1))];
        for (var i = 0; i < times[0].Length; i++)
        {
            if (times[0][i] == 0)
                continue;
            var (first, second) = (Math.Log(times[1][i] / times[0][i]) / Math.Log(200 / 40.0), Math.Log(times[2][i] / times[1][i]) / Math.Log(2000 / 200.0));
            Assert.Equal(first, second, 1e-9);
            Assert.True(first <= 0);
        }
    }

    [Fact]
    public void Cells_SlowNoise_BelongsToTheTime()
    {
        var design = Ideal with { Effects = new CellEffects { Model = new ProjectedPcm { ProgrammingScale = 0, DriftScale = 0 }, Time = 1e3 } };
        var (now, later) = (All(design, 1), All(design with { Effects = design.Effects with { Time = 1e6 } }, 1));
        Assert.Equal(now, All(design, 1));
        Assert.InRange(Correlation.Pearson(Deviations(now), Deviations(later)), -0.03, 0.03);

        double[] Deviations(double[] cells) => All(Ideal, 1).Zip(cells, (target, cell) => (cell - target) / target).ToArray();
    }

    /// <summary>Each state's mean to four standard errors; the deviation of a normal to four of its own. 25 µS is far from 0.</summary>
    [Fact]
    public void Cells_StatisticalModel_HaveItsMeanAndSpreadPerState()
    {
        var model = new NeuRram();
        var design = Ideal with { Cell = Ideal.Cell with { Minimum = 15 * Si.Micro }, Effects = new CellEffects { Model = model, Time = 86400 } };
        var (targets, cells) = (All(design with { Effects = CellEffects.None }, 1), All(design, 1));
        foreach (var state in targets.Zip(cells).GroupBy(pair => pair.First))
        {
            var (drawn, sigma) = (state.Select(pair => pair.Second).ToArray(), model.Sigma(state.Key, 86400));
            Assert.Equal(state.Key, drawn.Mean(), 4 * sigma / Math.Sqrt(drawn.Length));
            Assert.Equal(sigma, drawn.StandardDeviation(), 4 * sigma / Math.Sqrt(2.0 * drawn.Length));
        }
    }

    /// <summary>Counts of a Bernoulli draw lie within four standard deviations of n·p.</summary>
    [Fact]
    public void Cells_Faults_AreStuckAtTheirRates() => Gen.Select(Gen.Double[0, 0.2], Gen.Double[0, 0.2], Gen.ULong[1, 1000]).Sample((off, on, seed) =>
    {
        var design = Ideal with { Effects = new CellEffects { Faults = new StuckFaults { OffRate = off, OnRate = on } } };
        var (targets, cells) = (All(Ideal, seed), All(design, seed));
        Near(off, Ideal.Cell.Minimum);
        Near(on, Ideal.Cell.Maximum);

        void Near(double rate, double stuck)
        {
            var candidates = targets.Zip(cells).Where(pair => pair.First != stuck).ToArray();
            var deviation = Math.Sqrt(candidates.Length * rate * (1 - rate));
            Assert.Equal(candidates.Length * rate, candidates.Count(pair => pair.Second == stuck), 5 * deviation + 1);
        }
    }, iter: 20);

    [Fact]
    public void Cells_RetentionAfterProgrammingError_ActsOnWhatWasProgrammed()
    {
        var varied = Ideal with { Variation = new ProportionalVariation { Sigma = 0.02 } };
        var law = new PowerLawRetention { Exponent = 0.01, Target = 0 };
        var (before, later) = (All(varied, 1), All(varied with { Effects = new CellEffects { Retention = law, Time = 1e4 } }, 1));
        Assert.All(before.Zip(later), pair => Assert.Equal(law.At(pair.First, Ideal.Cell, 1e4, new CellDraws(0)), pair.Second));
    }

    [Fact]
    public void DriftReading_UniformDrift_IsUndoneExactly()
    {
        // Every cell loses the same part, and so does the difference to the dummy column.
        var law = new PowerLawRetention { Exponent = 0.05, Target = 0 };
        var design = Ideal with { Cell = Ideal.Cell with { Minimum = 0 }, Effects = new CellEffects { Retention = law, Time = 1e4, HasDriftCompensation = true } };
        var factors = new DriftReading(Tiling, design, null, 0).Factors(Cells(design), new SeedTree(1));
        Assert.All(factors!, factor => Assert.Equal(Math.Pow(1e4, 0.05), factor, 1e-9));
    }

    [Fact]
    public void Problems_EffectsThatDoNotFit_AreAllNamed()
    {
        var effects = new CellEffects
        {
            Model = new CmoReRam(), Retention = new PowerLawRetention { Exponent = 0.1, Target = 0 }, Faults = new StuckFaults { OffRate = 0.7, OnRate = 0.7 },
        };
        var problems = (Ideal with { Effects = effects, Variation = new ProportionalVariation { Sigma = 0.1 }, Adc = new AdcDesign { Bits = 5, Range = AdcRange.Dynamic, Scheme = ConversionScheme.Separate, Rounding = AdcRounding.Floor } }).Problems();
        Assert.Equal(5, problems.Count);
        Assert.Contains("Effects: Cell must lie in the range of CmoReRam, 8 µS to 90 µS; got 1 µS to 25 µS.", problems);
    }

    private static LayerTiling Tiling { get; } = new(
        Enumerable.Range(0, Outputs * Rows).Select(i => (sbyte)(i * 97 % 255 - 127)).ToArray(), Outputs, 8, 128, 2, new InputFormat(8, false));

    private static ProgrammedCells Cells(ArrayDesign design, ulong seed = 1) => new(Tiling, design, new SeedTree(seed));

    private static double[] All(ArrayDesign design, ulong seed)
    {
        var cells = new DrawnCells(Cells(design, seed));
        return Places().Select(place => cells.Cell(place.Output, place.Row, place.Digit)).ToArray();
    }

    private static IEnumerable<(int Output, int Row, int Digit)> Places() =>
        from output in Enumerable.Range(0, Outputs)
        from row in Enumerable.Range(0, Rows)
        from digit in Enumerable.Range(0, 4)
        select (output, row, digit);
}
