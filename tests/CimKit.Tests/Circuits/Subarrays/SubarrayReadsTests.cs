using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using CimKit.Foundation;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Circuits.Subarrays;

public sealed class SubarrayReadsTests
{
    private static readonly Gen<Subarray> Arrays = Gen.Select(
        OneOf<IArrayCell>(new SramCell(), new ResistiveCell { Bits = 2 }, new FeFetCell()),
        OneOf<IReadScheme>(new ParallelRead(), new ParallelRead { Group = 16 }, new RowByRowRead()),
        OneOf<IAdc>(new FlashAdc { Levels = 32 }, new FlashAdc { Levels = 16, Sensing = SensingMode.Voltage }, new SarAdc { Levels = 64 }),
        (cell, read, adc) => new Subarray { Rows = 64, Columns = 64, Cell = cell, Read = read, Adc = adc });

    [Theory, InlineData(22, Roadmap.LowStandbyPower), InlineData(45, Roadmap.HighPerformance), InlineData(22, Roadmap.HighPerformance)]
    public void Reads_AnyArrayAndVector_EqualTheEstimate(int nanometres, Roadmap roadmap) =>
        Gen.Select(Arrays, Gen.Int[1, 64], Gen.Double[1e-7, 1e-4].Array[20], Gen.Bool).Sample((array, rows, conductances, isReference) =>
        {
            var node = TechnologyCatalog.Find(nanometres, roadmap, fidelity: isReference ? Fidelity.Reference : Fidelity.Corrected);
            if (array.Problems(node).Any())
                return;
            var reads = SubarrayReads.Of(array, node);
            var share = reads.Share(rows);
            var whole = array.Estimate(node, new SubarrayActivity
            {
                RowActivity = rows / 64.0, ColumnResistances = [.. conductances.Select(conductance => share / conductance)],
            });

            var cost = reads.WithoutColumns(rows);
            var conversion = cost.ConversionEnergy + reads.Conversions(rows) * reads.ColumnEnergy(conductances, share);
            Equal(whole.EnergyOf(SubarrayCategory.Conversion), conversion);
            Equal(whole.EnergyOf(SubarrayCategory.Accumulation), cost.AccumulationEnergy);
            Equal(whole.EnergyOf(SubarrayCategory.Drivers), cost.DriverEnergy);
            Equal(whole.ConversionLatency, cost.ConversionLatency);
            Equal(whole.AccumulationLatency, cost.AccumulationLatency);
            Equal(whole.DriverLatency, cost.DriverLatency);
        }, iter: 200);

    // Sums in another order, and vector logarithms.
    private static void Equal(double expected, double actual) => Assert.Equal(expected, actual, Math.Abs(expected) * 1e-11);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
