using CimKit.Circuits;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using CimKit.Foundation;
using CimKit.Tests.Circuits.Contracts;
using Xunit;

namespace CimKit.Tests.Circuits.Subarrays;

public sealed class SubarrayTests
{
    private static readonly TechnologyNode Node = TechnologyCatalog.Find(22);

    private static readonly Subarray Array = new() { Cell = new SramCell(), Read = new ParallelRead() };

    [Fact]
    public void Estimate_EveryCombination_IsSoundAndEqualsItsTree()
    {
        var estimated = 0;
        foreach (var (array, node) in Combinations())
        {
            if (array.Problems(node).Any())
                continue;
            var estimate = array.Paced(node).Estimate(node, array.TypicalActivity(node, 0.3));
            var tree = estimate.ToTree();
            var label = $"{array.Cell} {array.Read} {array.Adc.GetType().Name} {node.Nanometres} {node.Fidelity}";
            Near(estimate.Total.Area, tree.Cost.Area, label);
            Near(estimate.Total.Latency, tree.Cost.Latency, label);
            Near(estimate.Total.Energy, tree.Cost.Energy, label);
            Near(estimate.Total.Leakage, tree.Cost.Leakage, label);
            Assert.True(estimate.UsedArea <= estimate.Total.Area * (1 + 1e-12), label);
            Assert.True(estimate.Total is { Area: > 0, Latency: > 0, Energy: > 0, Leakage: > 0 }, label);
            Assert.True(double.IsFinite(estimate.Total.Energy + estimate.SensingPeriod), label);
            estimated++;
        }
        Assert.InRange(estimated, 500, 10_000);
    }

    [Fact]
    public void Estimate_AnyLegalArray_IsSoundOrRefusedWithReason()
    {
        var random = new SeedTree(21)["sub-arrays"].ToRandom();
        var estimated = 0;
        for (var sample = 0; sample < 3000; sample++)
        {
            var (array, node) = (SubarraySamples.Draw(random), CircuitSamples.DrawNode(random));
            if (array.Problems(node).Any())
                continue;
            try
            {
                var paced = array.Paced(node);
                var estimate = paced.Estimate(node, paced.TypicalActivity(node, random.NextDouble()));
                var label = $"{array} at {node.Nanometres} nm {node.Roadmap} {node.Temperature} K {node.Fidelity}";
                double[] costs = [estimate.Total.Area, estimate.Total.Latency, estimate.Total.Energy, estimate.Total.Leakage];
                Assert.All(costs, cost => Assert.True(double.IsFinite(cost) && cost >= 0, label));
                Near(estimate.Total.Energy, estimate.ToTree().Cost.Energy, label);
                Near(estimate.Total.Area, estimate.ToTree().Cost.Area, label);
                estimated++;
            }
            catch (InvalidDesignException error)
            {
                Assert.All(error.Problems, problem => Assert.Contains("must", problem, StringComparison.Ordinal));
            }
        }
        Assert.InRange(estimated, 500, 3000);
    }

    [Fact]
    public void Estimate_Categories_AddUpToTheWhole()
    {
        var estimate = Array.Estimate(Node, Array.TypicalActivity(Node));

        Assert.Equal(
            estimate.Total.Energy,
            estimate.EnergyOf(SubarrayCategory.Conversion) + estimate.EnergyOf(SubarrayCategory.Accumulation)
                + estimate.EnergyOf(SubarrayCategory.Drivers),
            tolerance: 1e-20);
        Assert.Equal(estimate.UsedArea, Enum.GetValues<SubarrayCategory>().Sum(estimate.AreaOf), tolerance: 1e-18);
    }

    [Fact]
    public void Estimate_MoreActiveRows_CostsMoreEnergy()
    {
        var energies = new[] { 0.1, 0.3, 0.6, 1.0 }
            .Select(share => Array.Estimate(Node, Array.TypicalActivity(Node, share)).Total.Energy).ToList();

        Assert.Equal(energies.Order(), energies);
    }

    [Fact]
    public void Estimate_WithoutSelectedRow_IsFinite()
    {
        foreach (var read in new IReadScheme[] { new RowByRowRead(), new ParallelRead() })
        {
            var array = Array with { Cell = new ResistiveCell { Bits = 2 }, Read = read };
            var weights = ColumnConductances.Of(Node, array.Cell, new byte[128 * 128], 128, 128);

            var estimate = array.Estimate(Node, array.ActivityOf(Node, weights, new byte[128]));

            Assert.True(double.IsFinite(estimate.Total.Energy) && estimate.Total.Energy >= 0);
            Assert.True(estimate.Total.Latency >= 0);
        }
    }

    [Fact]
    public void ActivityOf_OneSelectedRow_HasTheCellsResistanceInSeries()
    {
        var array = Array with { Cell = new ResistiveCell { OnResistance = 1e5, OffResistance = 1e6 } };
        var levels = new byte[] { 1, 0, 0, 0 };
        var weights = ColumnConductances.Of(Node, array.Cell, levels, 2, 2);

        var activity = array.ActivityOf(Node, weights, [1, 0]);

        var (row, column) = (Node.Wires.Metal1.ResistancePerLength * 12 * 22e-9, Node.Wires.Metal0.ResistancePerLength * 4 * 22e-9);
        Assert.Equal(1 / 128.0, activity.RowActivity, tolerance: 1e-15);
        Assert.Equal(1.25e5 + row + 2 * column, activity.ColumnResistances[0], tolerance: 1e-6);
        Assert.Equal(1.025e6 + 2 * row + 2 * column, activity.ColumnResistances[1], tolerance: 1e-6);
    }

    [Fact]
    public void Array_RelaxedPitch_FitsTheCircuitsBesideIt()
    {
        var drawn = new ResistiveCell().Array(Node, 128, 128, isRowByRow: false);
        var relaxed = new ResistiveCell { RelaxesHeight = true, RelaxesWidth = true }.Array(Node, 128, 128, isRowByRow: false);

        // 28 F for a standard cell, 4 gate pitches of 3.8 F.
        Assert.Equal(128 * 28 * 22e-9, relaxed.ColumnLength, tolerance: 1e-12);
        Assert.Equal(128 * 15.2 * 22e-9, relaxed.RowLength, tolerance: 1e-12);
        Assert.Equal(128 * 4 * 22e-9, drawn.ColumnLength, tolerance: 1e-12);
    }

    [Fact]
    public void Paced_SlowArray_TakesItsSensingPeriodAsClock()
    {
        var paced = Array.Paced(Node);

        Assert.Equal(Array.SensingPeriod(Node), paced.Clock.Period, tolerance: 1e-18);
        Assert.True(paced.Clock.Frequency < Array.Clock.Frequency);
    }

    [Fact]
    public void Estimate_ImpossibleArray_ListsEveryProblem()
    {
        var array = Array with
        {
            Rows = 64, Columns = 4, Cell = new ResistiveCell(), Read = new ParallelRead { Group = 100 },
        };

        var error = Assert.Throws<InvalidDesignException>(() =>
            array.Estimate(TechnologyCatalog.Find(7), new SubarrayActivity { RowActivity = 0.5, ColumnResistances = [] }));

        Assert.Equal(4, error.Problems.Count);
        Assert.Contains("got 7 nm", error.Message, StringComparison.Ordinal);
        Assert.Contains("Rows read together (100) must not exceed Rows (64)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Problems_GroupsOfOneRow_OnlyInReference(bool isReference)
    {
        var node = TechnologyCatalog.Find(22, fidelity: isReference ? Fidelity.Reference : Fidelity.Corrected);
        var array = Array with { Read = new ParallelRead { Group = 1 } };

        Assert.Equal(isReference, array.Problems(node).Any(problem => problem.Contains("2 or more", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Problems_FlashAdcForOneBitCellsRowByRow_OnlyInReference(bool isReference)
    {
        var node = TechnologyCatalog.Find(22, fidelity: isReference ? Fidelity.Reference : Fidelity.Corrected);
        var array = Array with { Cell = new ResistiveCell(), Read = new RowByRowRead() };

        Assert.Equal(isReference, array.Problems(node).Any());
    }

    private static IEnumerable<(Subarray Array, TechnologyNode Node)> Combinations() =>
        from nanometres in TechnologyCatalog.Nodes
        from fidelity in Enum.GetValues<Fidelity>()
        let node = TechnologyCatalog.Find(nanometres, fidelity: fidelity)
        from cell in new IArrayCell[] { new SramCell(), new ResistiveCell { Bits = 2 }, new FeFetCell(), new CrossPointCell() }
        from read in new IReadScheme[]
        {
            new RowByRowRead(), new ParallelRead(), new ParallelRead { Group = 32 }, new BinaryRowByRowRead(), new BinaryParallelRead(),
        }
        from adc in new IAdc[] { new FlashAdc { Levels = 16 }, new SarAdc { Levels = 64 } }
        from isSynchronous in new[] { true, false }
        select (new Subarray { Cell = cell, Read = read, Adc = adc, Clock = Clock.OneGigahertz with { IsSynchronous = isSynchronous } }, node);

    private static void Near(double expected, double actual, string label) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-12 * Math.Abs(expected), $"{expected} {actual} {label}");
}
