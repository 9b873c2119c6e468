using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Crossbars;

public class VoltageProductTests
{
    private static readonly ConductanceRange Range = ConductanceRange.FromOnResistance(1e5, 10, 256);

    private static ArrayDesign Design(LayerTiling tiling, double sigma = 0, double readNoise = 0) => new()
    {
        Rows = tiling.ArrayRows, CellBits = tiling.Slicing.CellBits, Cell = Range, Adc = AdcDesign.Ideal,
        Variation = new ProportionalVariation { Sigma = sigma }, ReadNoise = new ReadNoise { Relative = readNoise },
    };

    /// <summary>Steps are irrational, so that no integer lies between two codes.</summary>
    private static AdcQuantizer[] Quantizers(LayerTiling tiling, int bits) => Enumerable.Range(0, tiling.Slicing.Digits)
        .Select(digit => AdcQuantizer.AroundZero(tiling.Reach(digit).Smallest / Math.E, tiling.Reach(digit).Largest / Math.PI, bits)).ToArray();

    private static VoltageProduct Product(LayerTiling tiling, AdcQuantizer[] quantizers, ArrayDesign design)
    {
        var programmed = new ProgrammedCells(tiling, design, new SeedTree(1));
        var cells = new FloatCells(tiling, programmed, design.HasReadNoise);
        return new(cells, new LinearBlocks(cells.Layout, quantizers), design.HasReadNoise ? new NoisyReads(7) : null);
    }

    [Fact]
    public void Multiply_IdealCells_EqualsPlainLoops()
    {
        for (var seed = 0u; seed < 60; seed++)
        {
            var random = new SeedTree(seed)["voltage"].ToRandom();
            var (tiling, codes) = PlainArray.RandomEncoded(random);
            var (quantizers, count) = (Quantizers(tiling, 5), random.Next(1, 80));
            var vectors = Enumerable.Range(0, count).SelectMany(_ => codes.OrderBy(_ => random.Next())).ToArray();
            var actual = new double[count * tiling.Outputs];
            Product(tiling, quantizers, Design(tiling)).Multiply(vectors, count, actual);
            for (var vector = 0; vector < count; vector += 7)
            {
                var expected = PlainArray.Multiply(tiling, vectors.AsSpan(vector * tiling.Rows, tiling.Rows),
                    (digit, value) => quantizers[digit].Convert(value), (output, row, digit) => Difference(tiling, output, row, digit));
                for (var output = 0; output < tiling.Outputs; output++)
                    Assert.Equal(expected[output], actual[vector * tiling.Outputs + output], 1e-3 * (1 + Math.Abs(expected[output])));
            }
        }
    }

    [Fact]
    public void Multiply_BitSerialIdealCells_EqualsGroupedProduct()
    {
        for (var seed = 0u; seed < 40; seed++)
        {
            var (any, codes) = PlainArray.RandomEncoded(new SeedTree(seed)["same"].ToRandom());
            var tiling = new LayerTiling(any.Codes, any.Outputs, any.Slicing.WeightBits, Math.Min(any.ArrayRows, 100),
                any.Slicing.CellBits, any.Input, any.Slicing.Encoding);
            var quantizers = Quantizers(tiling, 6);
            var cells = new ProgrammedCells(tiling, Design(tiling), new SeedTree(1));
            var grouped = new GroupedCells(tiling, cells, ConversionScheme.Differential);
            Assert.True(grouped.AreExact);
            var (expected, actual) = (new double[tiling.Outputs], new double[tiling.Outputs]);
            var (first, second) = (new GroupedProduct(grouped, quantizers, 0), Product(tiling, quantizers, Design(tiling)));
            first.Multiply(codes, expected);
            second.Multiply(codes, actual);
            Assert.Equal(expected, actual);
            Assert.Equal(first.Saturated, second.Saturated);
        }
    }

    /// <summary>An ideal pair holds the weight: the digits' differences add up to it.</summary>
    [Fact]
    public void Difference_AnyWeight_AddsUpToTheWeight()
    {
        foreach (var encoding in Enum.GetValues<WeightEncoding>())
            for (var bits = 2; bits <= 8; bits++)
                for (var cellBits = 1; cellBits <= 8; cellBits++)
                {
                    var slicing = new WeightSlicing { WeightBits = bits, CellBits = cellBits, Encoding = encoding };
                    var limit = (1 << (bits - 1)) - 1;
                    for (var weight = -limit; weight <= limit; weight++)
                        Assert.Equal(weight, Enumerable.Range(0, slicing.Digits).Sum(digit =>
                            (slicing.Digit(weight, digit) - slicing.SubtractedDigit(weight, digit)) << (digit * cellBits)));
                }
    }

    /// <summary>
    /// One noise per conversion against one per cell and read: mean and spread of 20,000 conversions of a fine converter, four
    /// standard errors.
    /// </summary>
    [Fact]
    public void Multiply_ReadNoise_HasTheDistributionOfNoiseInEveryCell()
    {
        const int reads = 20000;
        var random = new SeedTree(3)["noise"].ToRandom();
        var weights = Enumerable.Range(0, 60).Select(_ => (sbyte)random.Next(-127, 128)).ToArray();
        var tiling = new LayerTiling(weights, 1, 8, 128, 7, new InputFormat(8, false), WeightEncoding.DifferentialPair, 8);
        var codes = Enumerable.Range(0, 60).Select(_ => (byte)random.Next(256)).ToArray();
        var quantizers = new[] { AdcQuantizer.Between(-4e6, 4e6, 16) };
        var design = Design(tiling, readNoise: 0.02);
        var product = Product(tiling, quantizers, design);
        var sums = new double[reads];
        product.Multiply(Enumerable.Repeat(codes, reads).SelectMany(row => row).ToArray(), reads, sums);
        var cells = new DrawnCells(new ProgrammedCells(tiling, design, new SeedTree(1)));
        var normal = new MathNet.Numerics.Distributions.Normal(0, 1, random);
        var step = (Range.Maximum - Range.Minimum) / 127;
        var drawn = Enumerable.Range(0, reads).Select(_ => Enumerable.Range(0, 60).Sum(row => codes[row] * (
            cells.Cell(0, row, 0) * (1 + 0.02 * normal.Sample()) - cells.Subtracted(0, row, 0) * (1 + 0.02 * normal.Sample())) / step)).ToArray();
        var (expected, actual) = (MathNet.Numerics.Statistics.Statistics.MeanStandardDeviation(drawn), MathNet.Numerics.Statistics.Statistics.MeanStandardDeviation(sums));
        Assert.Equal(expected.Mean, actual.Mean, 4 * expected.StandardDeviation * Math.Sqrt(2.0 / reads));
        Assert.Equal(expected.StandardDeviation, actual.StandardDeviation, 4 * expected.StandardDeviation / Math.Sqrt(reads));
    }

    [Fact]
    public void Multiply_NoisyVectorsInAnyOrder_GetTheirOwnNoise()
    {
        var (any, codes) = PlainArray.RandomEncoded(new SeedTree(8)["order"].ToRandom());
        var tiling = new LayerTiling(any.Codes, any.Outputs, any.Slicing.WeightBits, any.ArrayRows, 2, any.Input);
        var (quantizers, design) = (Quantizers(tiling, 8), Design(tiling, readNoise: 0.3));
        var vectors = Enumerable.Repeat(codes, 100).SelectMany(row => row).ToArray();
        var all = new double[100 * tiling.Outputs];
        Product(tiling, quantizers, design).Multiply(vectors, 100, all);
        var alone = new double[tiling.Outputs];
        var product = Product(tiling, quantizers, design);
        foreach (var vector in new[] { 93, 0, 41 })
        {
            product.VectorNumber = vector;
            product.Multiply(codes, alone);
            Assert.Equal(all.AsSpan(vector * tiling.Outputs, tiling.Outputs).ToArray(), alone);
        }
        Assert.NotEqual(all.Take(tiling.Outputs), all.Skip(tiling.Outputs).Take(tiling.Outputs));
    }

    /// <summary>Mean, variance, kurtosis and lag correlation of 640,000 numbers, five standard errors.</summary>
    [Fact]
    public void Normals_ManyCounters_AreStandardNormal()
    {
        var reads = new NoisyReads(new SeedTree(5)["normals"].Seed);
        var numbers = new List<double>();
        for (var vector = 0L; vector < 20000; vector++)
        {
            var (first, second) = reads.Normals(vector, 3, 0);
            for (var i = 0; i < 16; i++)
                numbers.AddRange([first[i], second[i]]);
        }
        var count = numbers.Count;
        Assert.Equal(0, numbers.Average(), 5 / Math.Sqrt(count));
        Assert.Equal(1, numbers.Average(number => number * number), 5 * Math.Sqrt(2.0 / count));
        Assert.Equal(3, numbers.Average(number => Math.Pow(number, 4)), 5 * Math.Sqrt(96.0 / count));
        Assert.Equal(0, Enumerable.Range(0, count - 1).Average(i => numbers[i] * numbers[i + 1]), 5 / Math.Sqrt(count));
        Assert.Equal(0, Enumerable.Range(0, count - 32).Average(i => numbers[i] * numbers[i + 32]), 5 / Math.Sqrt(count));
    }

    private static double Difference(LayerTiling tiling, int output, int row, int digit) =>
        tiling.Digit(output, row, digit) - tiling.SubtractedDigit(output, row, digit);
}
