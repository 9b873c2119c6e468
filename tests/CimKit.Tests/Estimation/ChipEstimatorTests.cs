using CimKit.Circuits;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Designs;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Estimation.Figures;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Tests.Mapping;
using CimKit.Tests.Traces;
using CimKit.Traces;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Estimation;

public sealed class ChipEstimatorTests
{
    private static readonly LayerTable LeNet = GoldenNetworks.Load("lenet_mnist");

    private static readonly Gen<ChipDesign> Designs = Gen.Select(
        OneOf(130, 65, 22, 14, 7, 3, 1),
        OneOf(32, 64, 128),
        Gen.Int[0, 5],
        OneOf<IAdc>(new FlashAdc { Levels = 32 }, new SarAdc { Levels = 64 }),
        Gen.Int[0, 255]).Select(drawn => Design(drawn.Item1, drawn.Item2, drawn.Item3, drawn.Item4, drawn.Item5));

    [Fact]
    public void Estimate_AnyDesign_HasFiniteFiguresThatAreTheSumOfTheirParts()
    {
        var estimated = 0;
        Designs.Sample(design =>
        {
            if (design.Problems().Count == 0 && Estimated(design) is { } chip)
            {
                Interlocked.Increment(ref estimated);
                Check(chip);
            }
        }, iter: 80);

        Assert.True(estimated > 30, $"only {estimated} designs could be built");
    }

    // A circuit may not fit its place: the only thing that shows late, and an error with a reason.
    private static ChipEstimate? Estimated(ChipDesign design)
    {
        try
        {
            return ChipEstimator.Estimate(design, LeNet, StatisticalActivity.Typical(LeNet, design.Array.WeightBits, design.Array.InputBits));
        }
        catch (InvalidDesignException error) when (error.Problems.All(problem => problem.StartsWith("Placement must be", StringComparison.Ordinal)))
        {
            return null;
        }
    }

    private static void Check(ChipEstimate chip)
    {
        foreach (var cost in chip.Layers.Select(layer => layer.Total).Append(chip.Total))
            CheckCost(cost);
        Assert.All(
            new[] { chip.Area.Total, chip.LeakagePower, chip.LeakageEnergy, chip.Throughput, chip.EnergyEfficiency, chip.AreaEfficiency },
            figure => Assert.True(double.IsFinite(figure) && figure > 0));
        CheckTree(chip);
    }

    [Fact]
    public void Estimate_PublishedRuns_AreTreesToo()
    {
        foreach (var fidelity in Enum.GetValues<Fidelity>())
        {
            var design = new ChipDesign { Fidelity = fidelity, Mapping = TileMapping.Unrolled, Schedule = new() { Order = LayerOrder.LayerByLayer } };
            CheckTree(ChipEstimator.Estimate(design, LeNet, StatisticalActivity.Typical(LeNet, 8, 8)));
        }
    }

    [Fact]
    public void Estimate_TwiceTheOutputs_CostsMore()
    {
        var wider = LeNet with
        {
            Rows = [.. LeNet.Rows.Select((row, index) => row with
            {
                Outputs = row.Outputs * 2, InputChannels = index == 0 ? row.InputChannels : row.InputChannels * 2,
            })],
        };
        foreach (var fidelity in Enum.GetValues<Fidelity>())
        {
            var design = new ChipDesign { Fidelity = fidelity, Schedule = new() { Order = LayerOrder.LayerByLayer } };
            var one = ChipEstimator.Estimate(design, LeNet, StatisticalActivity.Typical(LeNet, 8, 8));
            var two = ChipEstimator.Estimate(design, wider, StatisticalActivity.Typical(wider, 8, 8));

            Assert.True(two.Total.Energy > one.Total.Energy);
            Assert.True(two.Area.Total > one.Area.Total);
            Assert.True(two.LeakagePower > one.LeakagePower);
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Estimate_StatisticsOfTraces_AgreeWithTheTraces(bool isSram, bool isReference)
    {
        var run = SyntheticTraces.Hashed(LeNet, 1, 8, 8);
        var design = new ChipDesign { Fidelity = isReference ? Fidelity.Reference : Fidelity.Corrected };
        if (!isSram)
            design = design with { Array = design.Array with { Cell = new ResistiveCell { Bits = 2 }, Rows = 64, Columns = 64 } };

        var traced = ChipEstimator.Estimate(design, LeNet, new TraceActivity { Run = run });
        var statistical = ChipEstimator.Estimate(design, LeNet, StatisticalActivity.Of(run));

        Assert.Equal(traced.Area, statistical.Area);
        Assert.Equal(traced.Total.Latency, statistical.Total.Latency, traced.Total.Latency * 1e-12);
        // Rows of a trace are not independent: neighbouring windows share inputs.
        Assert.Equal(traced.Total.Energy, statistical.Total.Energy, traced.Total.Energy * 0.02);
    }

    [Fact]
    public void Estimate_SameTraceTwice_GivesTheSameNumbers()
    {
        var activity = new TraceActivity { Run = SyntheticTraces.Hashed(LeNet, 1, 8, 8) };

        Assert.Equal(
            ChipEstimator.Estimate(new ChipDesign(), LeNet, activity).Total,
            ChipEstimator.Estimate(new ChipDesign(), LeNet, activity).Total);
    }

    [Fact]
    public void Floorplan_Vgg8_HoldsEveryTileWithoutOverlap()
    {
        var table = GoldenTables.Load("VGG8");
        var chip = ChipEstimator.Estimate(new ChipDesign(), table, StatisticalActivity.Typical(table, 8, 8));
        var plan = chip.ToFloorplan();

        Assert.Equal(chip.Mapping.SplitTiles + chip.Mapping.UnrolledTiles, plan.Tiles.Length);
        Assert.All(plan.Tiles, tile => Assert.True(
            tile.Place.X + tile.Place.Width <= plan.Width * (1 + 1e-12) && tile.Place.Y + tile.Place.Height <= plan.Shared.Y * (1 + 1e-12)));
        Assert.Equal(plan.Tiles.Length, plan.Tiles.Select(tile => (tile.Place.X, tile.Place.Y)).Distinct().Count());
        Assert.Equal(chip.Area.Total, plan.Tiles.Sum(tile => tile.Place.Width * tile.Place.Height) + plan.Shared.Width * plan.Shared.Height, chip.Area.Total * 1e-9);
    }

    [Fact]
    public void Estimate_WrongDesignAndTable_ListsEverything()
    {
        var design = new ChipDesign { Process = new() { Nanometres = 7, Temperature = 350 }, Interconnect = new() { IsStreamed = true } };

        var error = Assert.Throws<InvalidDesignException>(
            () => ChipEstimator.Estimate(design, LeNet, new StatisticalActivity { Layers = [] }));

        Assert.Contains(error.Problems, problem => problem.Contains("Temperature must be 300 K at 7 nm", StringComparison.Ordinal));
        Assert.Contains(error.Problems, problem => problem.Contains("Interconnect.IsStreamed needs Interconnect.Network HTree", StringComparison.Ordinal));
        Assert.Contains(error.Problems, problem => problem.Contains("Layers must hold 4 statistics", StringComparison.Ordinal));
    }

    private static void CheckCost(ReadCost cost)
    {
        Assert.All(
            new[]
            {
                cost.Latency, cost.Energy, cost.ConversionLatency, cost.ConversionEnergy, cost.AccumulationLatency, cost.AccumulationEnergy,
                cost.OtherLatency, cost.OtherEnergy, cost.BufferLatency, cost.BufferEnergy, cost.InterconnectLatency, cost.InterconnectEnergy,
            },
            figure => Assert.True(double.IsFinite(figure) && figure >= 0));
        Assert.Equal(cost.Energy, cost.ConversionEnergy + cost.AccumulationEnergy + cost.OtherEnergy, cost.Energy * 1e-9);
        Assert.True(cost.BufferEnergy + cost.InterconnectEnergy <= cost.OtherEnergy * (1 + 1e-9));
    }

    // The tree and the figures are computed on different ways: they agree to rounding.
    private static void CheckTree(ChipEstimate chip)
    {
        var tree = chip.ToTree();
        Assert.Equal(chip.Area.Total, tree.Cost.Area, chip.Area.Total * 1e-9);
        Assert.Equal(chip.Total.Latency, tree.Cost.Latency, chip.Total.Latency * 1e-9);
        Assert.Equal(chip.Total.Energy, tree.Cost.Energy, chip.Total.Energy * 1e-9);
        Assert.Equal(chip.LeakagePower, tree.Cost.Leakage, chip.LeakagePower * 1e-9);
        foreach (var layer in chip.Layers)
            Assert.Equal(layer.Total.Latency, tree.Find(layer.Name)!.Cost.Latency, layer.Total.Latency * 1e-9);
    }

    private static ChipDesign Design(int node, int size, int cell, IAdc adc, int switches)
    {
        bool Is(int bit) => (switches >> bit & 1) != 0;
        var kind = Is(0) ? BufferKind.Sram : BufferKind.RegisterFile;
        return new ChipDesign
        {
            Process = new() { Nanometres = node },
            Array = new Subarray
            {
                Rows = size,
                Columns = size,
                Cell = cell switch
                {
                    0 or 1 => new SramCell(),
                    2 => new ResistiveCell { Bits = 2 },
                    3 => new CrossPointCell(),
                    _ => new FeFetCell { Bits = cell - 3 },
                },
                Read = Is(1) ? new RowByRowRead() : new ParallelRead { Group = Is(2) ? size / 4 : null },
                Adc = adc,
                WriteVoltage = Is(3) ? 1 : 2,
            },
            Clock = new Clock { Frequency = Si.Giga, IsSynchronous = Is(4) },
            Mapping = Is(5) ? TileMapping.Unrolled : TileMapping.ByKernelPosition,
            Schedule = new() { Order = Is(6) ? LayerOrder.Pipelined : LayerOrder.LayerByLayer },
            GlobalBuffer = new() { Kind = kind, CoreRows = 128, CoreColumns = 128 },
            TileBuffer = new() { Kind = kind, CoreRows = 32, CoreColumns = 32 },
            Interconnect = new() { Network = Is(7) ? GlobalNetwork.HTree : GlobalNetwork.XyBus },
            Activation = new() { Place = Is(2) ? ActivationPlace.InTiles : ActivationPlace.AtChip },
        };
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
