using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Traces;

/// <summary>Traces computed from a rule instead of a trained network: for checks that need no files.</summary>
/// <remarks>Source: first principles (the rules of the published check values).</remarks>
public static class SyntheticTraces
{
    private const int WeightSpread = 151_349;
    private const double Step = 0.0625;
    private const double LargestPeriodic = 0.9921875;

    /// <summary>Bell-shaped weights and activations from a counter-based generator; the same on every machine.</summary>
    /// <param name="table">Layers, with their padding.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="weightBits">Word length of the weights.</param>
    /// <param name="activationBits">Word length of the activations, sign included.</param>
    /// <param name="activations">How activations are drawn.</param>
    /// <param name="hasPreviousWeights">True to add weights before a last update.</param>
    /// <exception cref="InvalidDesignException">A layer of the table does not fit its input.</exception>
    public static RunTrace Hashed(
        LayerTable table, ulong seed, int weightBits, int activationBits,
        SyntheticActivations activations = SyntheticActivations.Rectified, bool hasPreviousWeights = false)
    {
        InvalidDesignException.ThrowIfAny($"Layer table '{table.Name}'", table.Problems());
        return new RunTrace
        {
            Table = table,
            WeightBits = weightBits,
            ActivationBits = activationBits,
            Layers = [.. table.Rows.Select((row, layer) =>
            {
                var weights = HashedWeights(row, layer, seed, weightBits);
                return new LayerTrace
                {
                    Name = $"{layer}",
                    Weights = weights,
                    Inputs = InputUnfolding.Unfold(HashedActivations(row, layer, seed, activationBits, activations), row, activationBits),
                    PreviousWeights = hasPreviousWeights ? Previous(weights, new HashedStream(seed, 1000 + (ulong)layer)) : null,
                };
            })],
        };
    }

    /// <summary>
    /// Weights −1 + 2·((37r + 101k) mod 255)/256 and input bits (31r + 17t) mod 100 &lt; 18, without regard to padding.
    /// </summary>
    /// <param name="table">Layers.</param>
    /// <param name="weightBits">Word length of the weights.</param>
    /// <param name="activationBits">Word length of the activations, sign included.</param>
    /// <param name="hasPreviousWeights">True to add weights before a last update: 1/16 less or more in two of sixteen weights.</param>
    /// <exception cref="InvalidDesignException">A layer of the table does not fit its input.</exception>
    public static RunTrace Periodic(LayerTable table, int weightBits, int activationBits, bool hasPreviousWeights = false)
    {
        InvalidDesignException.ThrowIfAny($"Layer table '{table.Name}'", table.Problems());
        return new RunTrace
        {
            Table = table,
            WeightBits = weightBits,
            ActivationBits = activationBits,
            Layers = [.. table.Rows.Select((row, layer) => new LayerTrace
            {
                Name = $"{layer}",
                Weights = PeriodicWeights(row, weightBits, PeriodicWeight),
                PreviousWeights = hasPreviousWeights ? PeriodicWeights(row, weightBits, PreviousPeriodicWeight) : null,
                Inputs = PeriodicInputs((int)row.WeightRows, checked((int)row.Positions(Fidelity.Reference) * activationBits)),
            })],
        };
    }

    private static double PeriodicWeight(int row, int output) => -1 + 2 * ((37L * row + 101L * output) % 255) / 256.0;

    private static double PreviousPeriodicWeight(int row, int output)
    {
        var weight = PeriodicWeight(row, output);
        var before = weight + ((13L * row + 7L * output) % 16) switch { 0 => Step, 1 => -Step, _ => 0 };
        return before is >= -1 and <= LargestPeriodic ? before : weight;
    }

    private static WeightMatrix PeriodicWeights(LayerTableRow row, int bits, Func<int, int, double> weight)
    {
        var codes = new short[row.Weights];
        for (var index = 0; index < codes.Length; index++)
        {
            var (r, k) = Math.DivRem(index, row.Outputs);
            codes[index] = WeightGrid.Code(weight(r, k), bits);
        }
        return new WeightMatrix((int)row.WeightRows, row.Outputs, bits, codes);
    }

    private static InputCycles PeriodicInputs(int rows, int cycles)
    {
        var wordsPerCycle = InputCycles.WordsFor(rows);
        var words = new ulong[checked(wordsPerCycle * cycles)];
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            for (var row = 0; row < rows; row++)
            {
                if ((31L * row + 17L * cycle) % 100 < 18)
                    words[cycle * wordsPerCycle + (row >> 6)] |= 1UL << (row & 63);
            }
        }
        return new InputCycles(rows, cycles, words);
    }

    private static WeightMatrix HashedWeights(LayerTableRow row, int layer, ulong seed, int bits)
    {
        var stream = new HashedStream(seed, 2 * (ulong)layer);
        var one = 1L << (bits - 1);
        var codes = new short[row.Weights];
        for (var index = 0; index < codes.Length; index++)
        {
            var x = stream[index];
            var sum = (long)(x & 0xFFFF) + (long)(x >> 16 & 0xFFFF) + (long)(x >> 32 & 0xFFFF) + (long)(x >> 48) - 131_070;
            codes[index] = (short)(bits == 1
                ? sum >= 0 ? 0 : -1
                : Math.Clamp(FloorDiv(2 * sum * one + WeightSpread, 2 * WeightSpread), 1 - one, one - 1));
        }
        return new WeightMatrix((int)row.WeightRows, row.Outputs, bits, codes);
    }

    private static WeightMatrix Previous(WeightMatrix weights, HashedStream stream)
    {
        var limit = weights.CodeOfOne - 1;
        var codes = weights.Codes.ToArray();
        for (var index = 0; index < codes.Length; index++)
        {
            var x = stream[index];
            var step = (x & 3) == 0 ? (int)((x >> 8) % 5) - 2 : 0;
            codes[index] = (short)Math.Clamp(codes[index] - step, -limit, limit);
        }
        return new WeightMatrix(weights.Rows, weights.Columns, weights.Bits, codes);
    }

    private static int[] HashedActivations(LayerTableRow row, int layer, ulong seed, int bits, SyntheticActivations kind)
    {
        var stream = new HashedStream(seed, 2 * (ulong)layer + 1);
        var values = new int[checked(row.InputChannels * row.InputHeight * row.InputWidth)];
        for (var index = 0; index < values.Length; index++)
        {
            var x = stream[index];
            var pattern = kind == SyntheticActivations.RandomBits ? (long)(x >> 40) & ((1L << bits) - 1) : Rectified(x, layer, bits);
            values[index] = (int)(pattern << (64 - bits) >> (64 - bits));
        }
        return values;
    }

    private static long Rectified(ulong x, int layer, int bits)
    {
        var limit = 1L << (bits - 1);
        if (layer == 0)
            return (long)(x >> 40) & (bits == 1 ? 1 : limit - 1);
        if ((x & 0xFFFF) < 32_768)
            return 0;
        var sum = Math.Abs((long)(x >> 16 & 0xFFF) + (long)(x >> 28 & 0xFFF) + (long)(x >> 40 & 0xFFF) + (long)(x >> 52) - 8190);
        return bits == 1 ? 1 : Math.Min(sum * limit / 8191, limit - 1);
    }

    private static long FloorDiv(long dividend, long divisor)
    {
        var (quotient, rest) = Math.DivRem(dividend, divisor);
        return rest < 0 ? quotient - 1 : quotient;
    }

    /// <summary>Number i of stream s depends on seed, s and i only.</summary>
    private readonly struct HashedStream(ulong seed, ulong stream)
    {
        private const ulong Golden = 0x9E37_79B9_7F4A_7C15;
        private readonly ulong start = Mix(unchecked(seed * Golden + stream * 0xD1B5_4A32_D192_ED03));

        public ulong this[int index] => Mix(unchecked(start + ((ulong)index + 1) * Golden));

        private static ulong Mix(ulong z)
        {
            z = unchecked((z ^ z >> 30) * 0xBF58_476D_1CE4_E5B9);
            z = unchecked((z ^ z >> 27) * 0x94D0_49BB_1331_11EB);
            return z ^ z >> 31;
        }
    }
}
