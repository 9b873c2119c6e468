using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using CsCheck;
using MathNet.Numerics.Statistics;
using Xunit;

namespace CimKit.Tests.Crossbars;

public class ConverterErrorTests
{
    private static Random Stream(uint seed) => new SeedTree(seed)["capacitors"].ToRandom();

    private static float[] Edges(int bits, AdcErrors errors, uint seed = 1) => SarLevels.Edges(bits, errors, Stream(seed), Stream(seed + 1));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Edges_WithoutMismatch_AreEven(bool isSplit)
    {
        for (var bits = 2; bits <= 10; bits++)
            Assert.All(Edges(bits, new() { HasSplitCapacitors = isSplit }).Select((edge, index) => (edge, index)),
                pair => Assert.Equal(pair.index + 1, pair.edge, 1e-4));
    }

    /// <summary>
    /// Two bits, capacitors 1 and 2 + 0.2: levels 0, 1/4.2, 2.2/4.2, 3.2/4.2 of the range, edges four times that. By hand
    /// from σ_C·√2·ξ = 0.2, for the σ_C that the drawn ξ asks for, and no error of the small capacitor.
    /// </summary>
    [Fact]
    public void Edges_LargeCapacitorTooLarge_MovesAllEdges()
    {
        var draws = new double[2];
        MathNet.Numerics.Distributions.Normal.Samples(Stream(1), draws, 0, 0.05);
        var (small, large) = (1 + draws[0], 2 + Math.Sqrt(2) * draws[1]);
        var edges = Edges(2, new() { CapacitorMismatch = 0.05 });
        Assert.Equal([4 * small / (small + large + 1), 4 * large / (small + large + 1), 4 * (small + large) / (small + large + 1)],
            edges.Select(edge => (double)edge), (expected, actual) => Math.Abs(expected - actual) < 1e-6);
    }

    /// <summary>Mismatch so large that levels are not in order: the search by its definition, bit after bit.</summary>
    [Fact]
    public void Edges_AnyMismatch_GiveTheCodeOfTheSearch() => Gen.Select(Gen.UInt, Gen.Int[1, 7], Gen.Double[-1, 129]).Sample((seed, bits, value) =>
    {
        var errors = new AdcErrors { CapacitorMismatch = 0.5 };
        var draws = new double[bits];
        MathNet.Numerics.Distributions.Normal.Samples(Stream(seed), draws, 0, 0.5);
        var weights = Enumerable.Range(0, bits).Select(bit => Math.Pow(2, bit) + Math.Pow(2, bit / 2.0) * draws[bit]).ToArray();
        var (code, level, x) = (0, 0.0, value * Math.Pow(2, bits) / 128);
        for (var bit = bits - 1; bit >= 0; bit--)
            if (x >= (level + weights[bit]) / (weights.Sum() + 1) * Math.Pow(2, bits))
                (code, level) = (code | 1 << bit, level + weights[bit]);
        var edges = Edges(bits, errors, seed);
        return edges.SequenceEqual(edges.Order()) && (edges.Count(edge => edge <= x) == code || edges.Any(edge => Math.Abs(edge - x) < 1e-4));
    });

    /// <summary>An offset of ξ·σ of half the range moves all edges alike; a loop gain of 9, an error of 1/9, leaves nine tenths around the middle.</summary>
    [Fact]
    public void Edges_OffsetAndGain_MoveAndShrink()
    {
        var offset = MathNet.Numerics.Distributions.Normal.Sample(Stream(2), 0, 0.1) * 8;
        Assert.All(Edges(4, new() { ComparatorOffset = 0.1 }).Select((edge, index) => edge - (index + 1)), moved => Assert.Equal(offset, moved, 1e-5));
        Assert.All(Edges(4, new() { GainError = 1 / 9.0 }).Select((edge, index) => (edge, index)),
            pair => Assert.Equal(8 + 0.9 * (pair.index + 1 - 8), pair.edge, 1e-5));
    }

    /// <summary>Any edges, any sum in float32: the code of the definition.</summary>
    [Fact]
    public void Find_AnyEdges_EqualsTheConverter() => Gen.Select(Gen.Double[-40, 40].Array[1, 60], Gen.Float[-50, 50].Array[20]).Sample((numbers, sums) =>
    {
        double[] edges = [.. numbers.Concat(sums.Take(3).Select(sum => (double)sum)).Distinct().Order()];
        IConverter converter = new NonlinearQuantizer(edges, [.. Enumerable.Range(0, edges.Length + 1).Select(level => (double)level)], -40, 40);
        var tiling = new LayerTiling(new sbyte[] { 1 }, 1, 2, 128, 2, new InputFormat(1, false));
        var bank = new ConverterBank(new LaneLayout(tiling, false, 16), [converter], AdcErrors.None, new SeedTree(1));
        return sums.All(sum => bank.Positions[0].Find(bank.Edges(0, 0), sum, out _) == converter.Code(sum));
    });

    private static ArrayDesign Design(LayerTiling tiling, AdcErrors errors) => KernelCase.Design(tiling, 0) with
    {
        Adc = new AdcDesign { Bits = 8, Range = AdcRange.Maximum, Errors = errors },
    };

    /// <summary>Columns of one converter share the error of its copy; over all converters it has its spread.</summary>
    [Fact]
    public void DifferenceSteps_CopyMismatch_IsSharedAndHasItsSpread()
    {
        var tiling = new LayerTiling(new sbyte[4000 * 4], 4000, 8, 2, 1, new InputFormat(8, false));
        var cells = new ProgrammedCells(tiling, Design(tiling, new() { CopyMismatch = 0.02, ColumnsPerConverter = 8 }), new SeedTree(3));
        var slice = cells.Programmed(7);
        // Weight zero: the top digit's cell and its dummy are both on, one step and the off state of a ninth.
        var errors = Enumerable.Range(0, 4000).Select(output => slice.DifferenceSteps(output, 0)).ToArray();
        Assert.Equal(0.02 * (1 + 1 / 9.0), errors.StandardDeviation(), 4 * 0.0222 / Math.Sqrt(8000));
        Assert.Equal(errors[5], slice.DifferenceSteps(5, 1));
        Assert.NotEqual(errors[5], slice.DifferenceSteps(5, 2));
        Assert.Equal(errors[5] / 10, cells.Programmed(0).DifferenceSteps(5, 0), 1e-12);
    }

    /// <summary>Noise of 2 LSB before rounding to the LSB: variance 4 and the rounding's 1/12, mean unchanged.</summary>
    [Fact]
    public void Multiply_ConverterNoise_HasItsSpread()
    {
        const int reads = 20000;
        var tiling = new LayerTiling(new sbyte[] { 1, 1, 1 }, 1, 2, 128, 2, new InputFormat(1, false));
        var quantizer = AdcQuantizer.Between(-50, 50, 8);
        var cells = new FloatCells(tiling, new ProgrammedCells(tiling, KernelCase.Design(tiling, 0), new SeedTree(1)));
        var product = new VoltageProduct(cells, new LinearBlocks(cells.Layout, [quantizer]), new NoisyReads(3), [Math.Pow(2 * quantizer.Step, 2)]);
        var sums = new double[reads];
        product.Multiply(Enumerable.Repeat((byte)1, 3 * reads).ToArray(), reads, sums);
        var (mean, spread) = sums.MeanStandardDeviation();
        var expected = quantizer.Step * Math.Sqrt(4 + 1 / 12.0);
        Assert.Equal(3, mean, 4 * expected / Math.Sqrt(reads));
        Assert.Equal(expected, spread, 4 * expected / Math.Sqrt(2 * reads));
    }

    private static readonly Gen<uint> Seeds = Gen.UInt;

    /// <summary>Non-linear references: the float kernel on integer sums against tables, both schemes.</summary>
    [Theory]
    [InlineData(ConversionScheme.Differential)]
    [InlineData(ConversionScheme.Separate)]
    public void SearchedBlocks_IdealCells_EqualPackedProduct(ConversionScheme scheme) => Seeds.Sample(seed =>
    {
        var random = new SeedTree(seed)["searched"].ToRandom();
        var (tiling, codes) = PlainArray.Random(random);
        var design = KernelCase.Design(tiling, 0) with { Cell = new ConductanceRange { Minimum = 0, Maximum = 1e-5, Levels = 16 } };
        var converters = Enumerable.Range(0, tiling.Slicing.Digits).Select(_ =>
        {
            double[] edges = [.. Enumerable.Range(0, 15).Select(_ => random.Next(-20, 60) + 0.5 * random.Next(2)).Distinct().Order()];
            return (IConverter)new NonlinearQuantizer(edges, [.. edges.Append(99).Select(_ => random.NextDouble() * 60)], -5, 30);
        }).ToArray();
        var cells = new FloatCells(tiling, new ProgrammedCells(tiling, design, new SeedTree(1)), false, scheme == ConversionScheme.Separate ? 0 : null);
        var searched = new VoltageProduct(cells, new SearchedBlocks(new(cells.Layout, converters, AdcErrors.None, new SeedTree(1))), null);
        var tables = scheme == ConversionScheme.Differential
            ? AdcTables.Differential(tiling, converters)
            : AdcTables.Separate(tiling, [.. converters.Select(converter => (converter, converter))], 0);
        var packed = new PackedProduct(new PackedWeights(tiling), (_, _) => tables);
        var (expected, actual) = (new double[tiling.Outputs], new double[tiling.Outputs]);
        packed.Multiply(codes, expected);
        searched.Multiply(codes, actual);
        return expected.SequenceEqual(actual) && packed.Saturated == searched.Saturated;
    }, iter: 60);

    /// <summary>No converter at all: float32 sums of integers are exact, and so is every product.</summary>
    [Fact]
    public void IdealBlocks_IdealCells_AreExact() => Seeds.Sample(seed =>
    {
        var (tiling, codes) = PlainArray.RandomEncoded(new SeedTree(seed)["ideal"].ToRandom());
        var cells = new FloatCells(tiling, new ProgrammedCells(tiling, KernelCase.Design(tiling, 0) with
        {
            Cell = new ConductanceRange { Minimum = 0, Maximum = 1e-5, Levels = 256 },
        }, new SeedTree(1)));
        var actual = new double[tiling.Outputs];
        new VoltageProduct(cells, new IdealBlocks(cells.Layout), null).Multiply(codes, actual);
        return actual.SequenceEqual(PlainArray.Multiply(tiling, codes, (_, value) => value,
            (output, row, digit) => tiling.Digit(output, row, digit) - tiling.SubtractedDigit(output, row, digit)));
    }, iter: 60);

    [Fact]
    public void Problems_ErrorsThatDoNotFit_AreNamed()
    {
        var errors = new AdcErrors { Noise = 0.4, CopyMismatch = 0.01, CapacitorMismatch = 0.02 };
        Assert.Contains("Errors: must be None with IsIdeal; got noise 0.4 LSB, copies 1.0 %, capacitors 2.0 %.", (AdcDesign.Ideal with { Errors = errors }).Problems());
        Assert.Contains("Errors: CopyMismatch must be 0 with Scheme Separate, which copies no dummy current; got 0.01.",
            new AdcDesign { Bits = 5, Scheme = ConversionScheme.Separate, Errors = errors }.Problems());
        Assert.Contains("Errors: CapacitorMismatch, ComparatorOffset and GainError must go with evenly spaced references; got Range LloydMax.",
            new AdcDesign { Bits = 5, Range = AdcRange.LloydMax, Errors = errors }.Problems());
        Assert.Contains("Bits must be 3, 4 or 5 bit with Range Published, which has tables for these only; got 6.",
            new AdcDesign { Bits = 6, Range = AdcRange.Published, Scheme = ConversionScheme.Separate }.Problems());
        Assert.Empty(new AdcDesign { Bits = 5, Errors = errors }.Problems());
    }
}
