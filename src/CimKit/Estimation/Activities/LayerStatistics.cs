using System.Collections.Immutable;
using CimKit.Foundation;
using CimKit.Traces;

namespace CimKit.Estimation.Activities;

/// <summary>What is known of a layer without its traces: how often each input bit is set, and how often each weight occurs.</summary>
public sealed record LayerStatistics
{
    /// <summary>Share of rows that are driven in the cycle of each input bit, sign bit first.</summary>
    public required ImmutableArray<double> InputActivity { get; init; }

    /// <summary>Share of each weight code, from −2^(bits−1) (weight −1) to 2^(bits−1) (weight 1).</summary>
    public required ImmutableArray<double> WeightShares { get; init; }

    /// <summary>Everything that is wrong; empty if the statistics can be used.</summary>
    public IEnumerable<string> Problems()
    {
        if (InputActivity.IsDefaultOrEmpty || !InputActivity.All(share => share is >= 0 and <= 1))
            yield return "InputActivity must hold one share of 0 to 1 for each input bit.";
        if (WeightShares.IsDefaultOrEmpty || !WeightShares.All(share => share is >= 0 and <= 1) || Math.Abs(WeightShares.Sum() - 1) > 1e-6)
            yield return "WeightShares must hold shares of 0 to 1 that add up to 1.";
    }

    /// <summary>Statistics of a recorded layer.</summary>
    /// <param name="trace">The layer's trace.</param>
    /// <param name="activationBits">Cycles of one input vector.</param>
    public static LayerStatistics Of(LayerTrace trace, int activationBits)
    {
        var ones = new long[activationBits];
        for (var cycle = 0; cycle < trace.Inputs.Cycles; cycle++)
            ones[cycle % activationBits] += trace.Inputs.Ones(cycle, 0, trace.Inputs.Rows);
        var cells = (double)trace.Inputs.Rows * (trace.Inputs.Cycles / activationBits);
        var shares = new double[2 * trace.Weights.CodeOfOne + 1];
        foreach (var code in trace.Weights.Codes.Span)
            shares[code + trace.Weights.CodeOfOne] += 1.0 / trace.Weights.Codes.Length;
        return new LayerStatistics
        {
            InputActivity = [.. ones.Select(count => Math.Min(count / cells, 1))], WeightShares = [.. shares],
        };
    }

    /// <summary>
    /// A layer like those of the published check values: bell-shaped weights, and inputs of which half are 0 and the others
    /// half a bell; the first layer's inputs are spread evenly.
    /// </summary>
    /// <remarks>Source: first principles (the rules of the published check values).</remarks>
    /// <param name="weightBits">Word length of the weights.</param>
    /// <param name="inputBits">Word length of the inputs, sign included.</param>
    /// <param name="isFirst">Whether the layer reads the image.</param>
    public static LayerStatistics Typical(int weightBits, int inputBits, bool isFirst)
    {
        Require.InRange(weightBits, 1, WeightMatrix.MaximumBits, "bit", nameof(weightBits));
        Require.InRange(inputBits, 1, 32, "bit", nameof(inputBits));
        return new LayerStatistics
        {
            InputActivity = [.. Enumerable.Range(0, inputBits).Select(bit => isFirst ? Even(bit, inputBits) : HalfBell(bit, inputBits))],
            WeightShares = Bell(weightBits),
        };
    }

    private static double Even(int bit, int bits) => bit == 0 && bits > 1 ? 0 : 0.5;

    // Sum of four even numbers in 0 to 1, less its middle: -2 to 2. A bit is set in every second of 2^bit equal parts of 0 to 2.
    private static double HalfBell(int bit, int bits)
    {
        if (bits == 1)
            return 0.5;
        if (bit == 0)
            return 0;
        var (parts, share) = (1L << Math.Min(bit, 20), 0.0);
        for (var part = 1L; part < parts; part += 2)
            share += 2 * (BellBelow(2.0 * (part + 1) / parts) - BellBelow(2.0 * part / parts));
        return 0.5 * share;
    }

    // The check values' weights reach 1 at a sum of 131070·151349/131070/65535 from the middle.
    private static ImmutableArray<double> Bell(int bits)
    {
        const double FullScale = 151_349 / 65_535.0;
        var one = 1 << (bits - 1);
        if (bits == 1)
            return [0.5, 0.5, 0];
        var shares = new double[2 * one + 1];
        for (var code = 1 - one; code < one; code++)
        {
            var upper = code == one - 1 ? 1 : BellBelow((code + 0.5) * FullScale / one);
            var lower = code == 1 - one ? 0 : BellBelow((code - 0.5) * FullScale / one);
            shares[code + one] = upper - lower;
        }
        return [.. shares];
    }

    // Distribution of the sum of four even numbers less 2 (Irwin–Hall).
    private static double BellBelow(double value)
    {
        var x = Math.Clamp(value + 2, 0, 4);
        double Power(double shift) => Math.Pow(Math.Max(x - shift, 0), 4);
        return Math.Clamp((Power(0) - 4 * Power(1) + 6 * Power(2) - 4 * Power(3)) / 24, 0, 1);
    }
}
