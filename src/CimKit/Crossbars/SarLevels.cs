using CimKit.Designs;
using MathNet.Numerics.Distributions;

namespace CimKit.Crossbars;

/// <summary>Decision edges of a successive-approximation converter with real capacitors, comparator and amplifier.</summary>
/// <remarks>
/// Levels are C_n = 2^n + σ_C·2^(n/2)·ξ over the sum of all, a terminating unit included; they shrink to 1/(1 + gain error) around
/// mid-range and move by the comparator's offset. The search goes from the top bit down, so edges of codes that
/// mismatch has swallowed coincide. Source: [Spear2023].
/// </remarks>
internal static class SarLevels
{
    /// <summary>Edges below code 1, 2, …, ascending, in codes of an ideal converter, whose edges are 1, 2, ….</summary>
    /// <param name="bits">Resolution.</param>
    /// <param name="errors">Spreads.</param>
    /// <param name="capacitors">Stream of the capacitors.</param>
    /// <param name="comparator">Stream of the comparator.</param>
    public static float[] Edges(int bits, AdcErrors errors, Random capacitors, Random comparator)
    {
        var weights = Weights(bits, errors, capacitors);
        var codes = 1 << bits;
        var shift = errors.ComparatorOffset > 0 ? Normal.Sample(comparator, 0, errors.ComparatorOffset) / 2 : 0;
        var levels = new double[codes];
        for (var code = 0; code < codes; code++)
        {
            var part = Enumerable.Range(0, bits).Where(bit => (code >> bit & 1) == 1).Sum(bit => weights[bit]);
            levels[code] = codes * (0.5 + (part - 0.5) / (1 + errors.GainError) + shift);
        }
        return Enumerable.Range(1, codes - 1).Select(code => (float)Edge(levels, code, 0, bits - 1)).ToArray();
    }

    /// <summary>Part of the range that every bit stands for.</summary>
    private static double[] Weights(int bits, AdcErrors errors, Random random)
    {
        var lower = errors.HasSplitCapacitors ? bits / 2 : 0;
        var draws = new double[bits];
        if (errors.CapacitorMismatch > 0)
            Normal.Samples(random, draws, 0, errors.CapacitorMismatch);
        double Capacitor(int bit)
        {
            var power = bit < lower ? bit : bit - lower;
            return Math.ScaleB(1, power) + Math.Sqrt(Math.ScaleB(1, power)) * draws[bit];
        }
        var upper = Enumerable.Range(lower, bits - lower).Sum(Capacitor);
        if (lower == 0)
            return Enumerable.Range(0, bits).Select(bit => Capacitor(bit) / (upper + 1)).ToArray();
        var bridge = Math.ScaleB(1, lower) / (Math.ScaleB(1, lower) - 1);
        var below = Enumerable.Range(0, lower).Sum(Capacitor) + 1;
        var (passed, series) = (bridge / (bridge + below), bridge * below / (bridge + below));
        return Enumerable.Range(0, bits).Select(bit => Capacitor(bit) * (bit < lower ? passed : 1) / (upper + series)).ToArray();
    }

    /// <summary>Smallest value for which the search ends at a code or above it.</summary>
    private static double Edge(double[] levels, int code, int found, int bit)
    {
        if (bit < 0)
            return double.NegativeInfinity;
        var tried = found | 1 << bit;
        return (code >> bit & 1) == 1
            ? Math.Max(levels[tried], Edge(levels, code, tried, bit - 1))
            : Math.Min(levels[tried], Edge(levels, code, found, bit - 1));
    }
}
