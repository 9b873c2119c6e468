using CimKit.Circuits;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Drivers;
using CimKit.Circuits.Interconnect;
using CimKit.Circuits.Logic;
using CimKit.Circuits.Memories;
using CimKit.Circuits.Technology;
using Xunit;

namespace CimKit.Tests.Circuits.Contracts;

/// <summary>Costs that physics lets only grow.</summary>
public sealed class MonotonicCosts
{
    private static readonly TechnologyNode[] Nodes = [.. TechnologyCatalog.Nodes.Select(nanometres => TechnologyCatalog.Find(nanometres))];

    [Fact]
    public void RippleAdder_MoreBits_CostsMoreOfEverything() => Grows(
        Enumerable.Range(2, 23), bits => new RippleAdder { Bits = bits, Count = 4 }, All);

    [Fact]
    public void FlipFlopBank_MoreBits_CostsMore() => Grows(
        [1, 2, 8, 9, 64, 1000], bits => new FlipFlopBank { Bits = bits }, cost => [cost.Area, cost.Energy, cost.Leakage]);

    [Fact]
    public void SarAdc_MoreBits_CostsMore() => Grows(
        [2, 4, 8, 16, 32, 64, 128, 256],
        levels => new SarAdc { Levels = levels, Columns = Columns },
        cost => [cost.Area, cost.Latency, cost.Energy]);

    [Fact]
    public void FlashAdc_MoreLevels_CostsMore() => Grows(
        [4, 8, 16, 32, 64, 128], levels => new FlashAdc { Levels = levels, Columns = Columns }, cost => [cost.Area, cost.Energy]);

    [Fact]
    public void RowDecoder_MoreAddressBits_CostsMore() => Grows(
        [3, 4, 5, 6, 7, 8, 9],
        bits => new RowDecoder { AddressBits = bits, LineCapacitance = 1e-14 },
        cost => [cost.Area, cost.Leakage]);

    [Fact]
    public void Precharger_MoreLoad_CostsMore() => Grows(
        [1, 2, 5, 10, 50],
        load => new Precharger { Columns = 64, LineCapacitance = load * 1e-15, LineResistance = 100 },
        cost => [cost.Latency, cost.Energy]);

    [Fact]
    public void HTree_LargerUnits_CostsMore() => Grows(
        [50, 100, 200, 900],
        size => new HTree
        {
            Rows = 4, Columns = 4, BusWidth = 128, UnitHeight = size * 1e-6, UnitWidth = size * 1e-6, Clock = Unclocked,
        },
        cost => [cost.Area, cost.Energy, cost.Leakage]);

    [Fact]
    public void Bus_LongerLine_CostsMore() => Grows(
        [2, 3, 5, 9],
        units => new Bus { Direction = BusDirection.Vertical, Units = units, UnitLength = 1e-4, Bits = 64, Clock = Unclocked },
        cost => [cost.Latency, cost.Energy, cost.Leakage]);

    [Fact]
    public void SramBuffer_MoreBits_CostsMore() => Grows(
        [1024, 2048, 4096, 16384],
        bits => new SramBuffer { Bits = bits, LineBits = 32, Clock = Unclocked },
        cost => [cost.Area, cost.Latency, cost.Leakage, cost.WriteLatency]);

    [Fact]
    public void MaxPooling_LargerWindow_CostsMore() => Grows(
        [2, 4, 8, 16], window => new MaxPooling { Bits = 8, Window = window, Clock = Unclocked }, All);

    [Fact]
    public void AnyCircuit_Hotter_LeaksMore()
    {
        var (cold, hot) = (TechnologyCatalog.Find(22, temperature: 300), TechnologyCatalog.Find(22, temperature: 400));
        foreach (var circuit in new ICircuit[]
        {
            new RippleAdder { Bits = 8 },
            new FlipFlopBank { Bits = 8 },
            new RowDecoder { AddressBits = 7 },
            new ShiftAdd { Units = 4, Bits = 5, Slices = 8, Width = 1e-4 },
        })
        {
            Assert.True(circuit.Estimate(hot).Leakage > circuit.Estimate(cold).Leakage, circuit.ToString());
        }
    }

    private static Clock Unclocked { get; } = new() { Frequency = 1e9, IsSynchronous = false };

    private static SensedColumns Columns { get; } =
        new() { Converters = 4, Width = 1e-4, Resistances = [5e3, 2e4, 1e5], ColumnCapacitance = 1e-14 };

    private static double[] All(Cost cost) => [cost.Area, cost.Latency, cost.Energy, cost.Leakage];

    private static void Grows(IEnumerable<int> sizes, Func<int, ICircuit> circuit, Func<Cost, double[]> parts)
    {
        foreach (var node in Nodes)
        {
            double[]? last = null;
            foreach (var size in sizes)
            {
                var cost = parts(circuit(size).Estimate(node));
                if (last is not null)
                    Assert.All(cost.Zip(last), pair => Assert.True(pair.First > pair.Second, $"{size} at {node.Nanometres} nm: {pair}"));
                last = cost;
            }
        }
    }
}
