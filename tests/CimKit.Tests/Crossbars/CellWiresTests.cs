using CimKit.Crossbars;
using CimKit.Crossbars.Wires;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Crossbars;

public class CellWiresTests
{
    private static readonly WireDesign TwoOhms = new() { RowSegment = 2, ColumnSegment = 3, Method = WireMethod.Exact };

    private static ArrayDesign Design(WireDesign wires, WeightEncoding encoding, int rows = 16, int columns = 5) => new()
    {
        Rows = rows, Columns = columns, CellBits = 2, Encoding = encoding, Adc = AdcDesign.Ideal, Wires = wires,
        Cell = ConductanceRange.FromOnResistance(10 * Si.Kilo, 20, 4), Variation = new ProportionalVariation { Sigma = 0.05 },
    };

    private static LayerTiling Tiling(ArrayDesign design, int outputs, int rows, Random random) => new(
        Enumerable.Range(0, outputs * rows).Select(_ => (sbyte)random.Next(-127, 128)).ToArray(), outputs, 8, design.Rows, design.CellBits,
        new InputFormat(8, false), design.Encoding);

    /// <summary>The third array has 7 rows, the third block 2 outputs; a dummy column stands in front of the first block.</summary>
    [Theory, InlineData(WeightEncoding.DummyColumn), InlineData(WeightEncoding.DifferentialPair)]
    public void Slices_ExactWires_GiveTheCurrentsThatEveryVectorHasByItself(WeightEncoding encoding)
    {
        var (design, random) = (Design(TwoOhms, encoding), new SeedTree(4)["wired"].ToRandom());
        var cells = new ProgrammedCells(Tiling(design, 12, 39, random), design, new SeedTree(1));
        var volts = Enumerable.Range(0, 39).Select(_ => (double)random.Next(4)).ToArray();
        foreach (var seen in cells.Slices())
        {
            var programmed = cells.Programmed(seen.Digit);
            foreach (var array in new[] { 0, 1, 2 })
                foreach (var block in new[] { 0, 1, 2 })
                {
                    var (first, rows, outputs) = (16 * array, array < 2 ? 16 : 7, Enumerable.Range(5 * block, block < 2 ? 5 : 2).ToArray());
                    var dummies = encoding == WeightEncoding.DummyColumn && block == 0 ? 1 : 0;
                    var currents = Solve(row => [.. Enumerable.Repeat(programmed.Dummy(row), dummies), .. outputs.Select(output => programmed.Cell(output, row))]);
                    Near([.. Enumerable.Repeat(0, dummies).Select(_ => Sum(seen.Dummy)), .. outputs.Select(output => Sum(row => seen.Cell(output, row)))], currents);
                    if (encoding == WeightEncoding.DifferentialPair)
                        Near(outputs.Select(output => Sum(row => seen.Subtracted(output, row))),
                            Solve(row => outputs.Select(output => programmed.Subtracted(output, row))));

                    double Sum(Func<int, double> cell) => Enumerable.Range(first, rows).Sum(row => volts[row] * cell(row));
                    double[] Solve(Func<int, IEnumerable<double>> cellsOf) => new WiredArray(
                        Enumerable.Range(first, rows).SelectMany(cellsOf).ToArray(), rows, new WireResistance(2, 3)).Currents(volts.AsSpan(first, rows), 1e-12);
                }
        }

        // The product solves its arrays to a residual of 1e-8.
        static void Near(IEnumerable<double> actual, double[] expected) =>
            Assert.All(actual.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-7 * expected.Max()));
    }

    /// <summary>
    /// 128×64 cells of 10 kΩ to 200 kΩ, wires of 1 Ω, inputs of one bit, half of them set: error of the column currents relative to
    /// the exact ones (root mean square), and of currents without wires.
    /// </summary>
    [Theory, InlineData(WireMethod.Uniform, 0.002), InlineData(WireMethod.FirstOrder, 0.06)]
    public void Slices_CheaperMethods_AreNearTheExactCurrents(WireMethod method, double largest)
    {
        var wires = new WireDesign { RowSegment = 1, ColumnSegment = 1, Method = WireMethod.Exact };
        var (exact, other, without) = (Cells(wires), Cells(wires with { Method = method }), Cells(WireDesign.None));
        var (error, change) = (0.0, 0.0);
        var random = new SeedTree(9)["inputs"].ToRandom();
        for (var vector = 0; vector < 20; vector++)
        {
            var inputs = Enumerable.Range(0, 128).Select(_ => random.Next(2)).ToArray();
            for (var output = 0; output < 64; output++)
            {
                error += Math.Pow(Current(other, output) / Current(exact, output) - 1, 2) / (20 * 64);
                change += Math.Pow(Current(without, output) / Current(exact, output) - 1, 2) / (20 * 64);
            }

            double Current(CellSlice slice, int output) => Enumerable.Range(0, 128).Sum(row => inputs[row] * slice.Cell(output, row));
        }
        Assert.True(Math.Sqrt(error) < largest && Math.Sqrt(change) > 0.1, $"error {Math.Sqrt(error):G3}, without wires {Math.Sqrt(change):G3}");

        static CellSlice Cells(WireDesign wires)
        {
            var design = Design(wires, WeightEncoding.DifferentialPair, 128, 64);
            return new ProgrammedCells(Tiling(design, 64, 128, new SeedTree(3)["codes"].ToRandom()), design, new SeedTree(1)).Slices().First();
        }
    }

    [Fact]
    public void Slices_UniformInputs_AreExactWithOneSolution() => Gen.Select(Gen.Int[1, 20], Gen.Int[1, 20], Gen.UInt).Sample((rows, outputs, seed) =>
    {
        double[] Sums(WireMethod method)
        {
            var design = Design(TwoOhms with { Method = method }, WeightEncoding.DifferentialPair, 20, 20);
            var slice = new ProgrammedCells(Tiling(design, outputs, rows, new SeedTree(seed)["codes"].ToRandom()), design, new SeedTree(seed)).Slices().First();
            return Enumerable.Range(0, outputs).Select(output => Enumerable.Range(0, rows).Sum(row => slice.Cell(output, row))).ToArray();
        }
        var exact = Sums(WireMethod.Exact);
        return Sums(WireMethod.Uniform).Zip(exact).All(pair => Math.Abs(pair.First - pair.Second) < 1e-6 * exact.Max());
    }, iter: 30);

    /// <summary>One cell of 1 S behind 0.01 Ω and 0.02 Ω: 1/1.03 S, and 1 − 0.03 S to first order.</summary>
    [Fact]
    public void Conductances_OneCell_AreThoseOfAVoltageDivider()
    {
        var array = new WiredArray([1], 1, new WireResistance(0.01, 0.02));
        Assert.Equal(1 / 1.03, array.UniformConductances()[0], 1e-12);
        Assert.Equal(1 / 1.03, array.EffectiveConductances()[0], 1e-12);
        Assert.Equal(0.97, array.FirstOrderConductances()[0], 1e-12);
    }

    /// <summary>
    /// Two rows of two cells of 1 S, 0.01 Ω along rows, 0.02 Ω along columns. The first cell of a row sees 0.01·(1 + 1), the second
    /// 0.01·(1 + 2); the upper cell of a column 0.02·(2 + 1), the lower 0.02·(1 + 1).
    /// </summary>
    [Fact]
    public void FirstOrderConductances_TwoByTwo_EqualsTheHandWorkedDrops()
    {
        var seen = new WiredArray([1, 1, 1, 1], 2, new WireResistance(0.01, 0.02)).FirstOrderConductances();
        double[] expected = [1 - 0.02 - 0.06, 1 - 0.03 - 0.06, 1 - 0.02 - 0.04, 1 - 0.03 - 0.04];
        Assert.All(seen.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Fact]
    public void Slices_TinyWires_AreNearlyIdealButNoLongerExact()
    {
        var design = Design(new WireDesign { RowSegment = 1e-6 }, WeightEncoding.DummyColumn) with { Variation = ProgrammingVariation.None };
        var ideal = design with { Wires = WireDesign.None };
        Assert.True(ideal.HasIdealCells && !design.HasIdealCells);
        var tiling = Tiling(design, 12, 39, new SeedTree(4)["wired"].ToRandom());
        var (seen, exact) = (new ProgrammedCells(tiling, design, new SeedTree(1)).Slices().First(), new ProgrammedCells(tiling, ideal, new SeedTree(1)).Slices().First());
        for (var row = 0; row < 39; row++)
            Assert.InRange(exact.CellSteps(3, row) - seen.CellSteps(3, row), 0, 1e-6);
    }
}
