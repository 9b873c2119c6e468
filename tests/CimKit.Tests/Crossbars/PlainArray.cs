using CimKit.Crossbars;
using CimKit.Designs;

namespace CimKit.Tests.Crossbars;

/// <summary>The array written as plain loops over float64: what every kernel is compared with.</summary>
internal static class PlainArray
{
    public static double[] Multiply(
        LayerTiling tiling, ReadOnlySpan<byte> codes, ConversionScheme scheme, double offset,
        Func<int, double, double> convert, DrawnCells? cells = null)
    {
        var sums = new double[tiling.Outputs];
        for (var output = 0; output < tiling.Outputs; output++)
            for (var plane = 0; plane < tiling.Input.Planes; plane++)
                for (var array = 0; array < tiling.Arrays; array++)
                    for (var digit = 0; digit < tiling.Slicing.Digits; digit++)
                    {
                        var (column, dummy) = (0.0, 0.0);
                        for (var row = array * tiling.ArrayRows; row < array * tiling.ArrayRows + tiling.RowsOf(array); row++)
                        {
                            if ((codes[row] >> plane & 1) == 0)
                                continue;
                            column += (cells?.CellSteps(output, row, digit) ?? tiling.Digit(output, row, digit)) + offset;
                            dummy += (cells?.DummySteps(row, digit) ?? tiling.Slicing.DummyDigit(digit)) + offset;
                        }
                        var value = scheme == ConversionScheme.Differential
                            ? convert(digit, column - dummy)
                            : convert(digit, column) - convert(digit, dummy);
                        sums[output] += value * Math.Pow(tiling.Slicing.States, digit) * tiling.Input.Weight(plane);
                    }
        return sums;
    }

    /// <summary>The same with any value for the difference of two cells, and any number of input bits at a time.</summary>
    public static double[] Multiply(
        LayerTiling tiling, ReadOnlySpan<byte> codes, Func<int, double, double> convert, Func<int, int, int, double> difference)
    {
        var sums = new double[tiling.Outputs];
        var cycles = tiling.Cycles.Count;
        for (var output = 0; output < tiling.Outputs; output++)
            for (var cycle = 0; cycle < cycles; cycle++)
                for (var array = 0; array < tiling.Arrays; array++)
                    for (var digit = 0; digit < tiling.Slicing.Digits; digit++)
                    {
                        var value = 0.0;
                        for (var row = array * tiling.ArrayRows; row < array * tiling.ArrayRows + tiling.RowsOf(array); row++)
                            value += Applied(tiling.Cycles, codes[row], cycle) * difference(output, row, digit);
                        sums[output] += convert(digit, value) * Math.Pow(tiling.Slicing.States, digit) * tiling.Cycles.Weight(cycle);
                    }
        return sums;
    }

    /// <summary>Value of some bits of a code; those at the top of a signed code hold its sign, but one bit alone is subtracted later.</summary>
    private static int Applied(InputCycles cycles, byte code, int cycle)
    {
        var (bits, shift) = (cycles.BitsPerCycle, cycle * cycles.BitsPerCycle);
        return cycles.Format.IsSigned && bits > 1 && cycle == cycles.Count - 1 ? (sbyte)code >> shift : code >> shift & ((1 << bits) - 1);
    }

    /// <summary>A random layer with any encoding and input bits.</summary>
    public static (LayerTiling Tiling, byte[] Codes) RandomEncoded(Random random)
    {
        var (plain, codes) = Random(random);
        var encoding = random.Next(2) == 0 ? WeightEncoding.DummyColumn : WeightEncoding.DifferentialPair;
        return (new LayerTiling(plain.Codes, plain.Outputs, plain.Slicing.WeightBits, plain.ArrayRows, random.Next(1, 9), plain.Input,
            encoding, random.Next(1, 9)), codes);
    }

    public static (LayerTiling Tiling, byte[] Codes) Random(Random random)
    {
        var (weightBits, outputs, rows) = (random.Next(2, 9), random.Next(1, 6), random.Next(1, 300));
        var limit = (1 << (weightBits - 1)) - 1;
        var input = new InputFormat(random.Next(1, 9), random.Next(2) == 0);
        var weights = Enumerable.Range(0, outputs * rows).Select(_ => (sbyte)random.Next(-limit, limit + 1)).ToArray();
        var tiling = new LayerTiling(weights, outputs, weightBits, random.Next(1, 200), random.Next(1, 5), input);
        var low = input.IsSigned ? -(1 << (input.Planes - 1)) : 0;
        var codes = Enumerable.Range(0, rows)
            .Select(_ => random.Next(3) == 0 ? (byte)0 : (byte)random.Next(low, low + (1 << input.Planes))).ToArray();
        return (tiling, codes);
    }
}
