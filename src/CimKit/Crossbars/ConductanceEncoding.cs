using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Crossbars;

/// <summary>Real weights as conductances of analogue cells.</summary>
/// <remarks>Source: first principles.</remarks>
public static class ConductanceEncoding
{
    /// <summary>A pair of cells whose difference is the weight: the cell of the other sign stays at G_min.</summary>
    /// <param name="weight">Weight, −largest to largest.</param>
    /// <param name="largest">Largest magnitude of the weights, above 0.</param>
    /// <param name="range">Conductances of a cell.</param>
    /// <exception cref="ArgumentOutOfRangeException">Weight or largest is out of range.</exception>
    public static (double Plus, double Minus) Differential(double weight, double largest, ConductanceRange range)
    {
        var magnitude = range.Minimum + Math.Abs(Part(weight, largest)) * (range.Maximum - range.Minimum);
        return weight >= 0 ? (magnitude, range.Minimum) : (range.Minimum, magnitude);
    }

    /// <summary>One cell: weight zero lies in the middle of the range, the value of a unit column.</summary>
    /// <param name="weight">Weight, −largest to largest.</param>
    /// <param name="largest">Largest magnitude of the weights, above 0.</param>
    /// <param name="range">Conductances of a cell.</param>
    /// <exception cref="ArgumentOutOfRangeException">Weight or largest is out of range.</exception>
    public static double Offset(double weight, double largest, ConductanceRange range) =>
        range.Minimum + (Part(weight, largest) / 2 + 0.5) * (range.Maximum - range.Minimum);

    /// <summary>Several pairs of cells with factors, the first pair filled first, so that large factors weigh errors of large weights only.</summary>
    /// <remarks>The weight is Σ f_i·(plus_i − minus_i)/<see cref="PairScale"/>. Source: [Joshi2020]; first principles.</remarks>
    /// <param name="weight">Weight, −largest to largest.</param>
    /// <param name="largest">Largest magnitude of the weights, above 0.</param>
    /// <param name="factors">One above 0 per pair, ascending.</param>
    /// <param name="range">Conductances of a cell.</param>
    /// <exception cref="ArgumentOutOfRangeException">Weight or largest is out of range.</exception>
    public static IReadOnlyList<(double Plus, double Minus)> Pairs(
        double weight, double largest, IReadOnlyList<double> factors, ConductanceRange range)
    {
        var span = range.Maximum - range.Minimum;
        var rest = Math.Abs(Part(weight, largest)) * largest * PairScale(largest, factors, range);
        var pairs = new (double, double)[factors.Count];
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var above = Math.Clamp(rest / factors[pair], 0, span);
            rest -= factors[pair] * span;
            pairs[pair] = weight >= 0 ? (range.Minimum + above, range.Minimum) : (range.Minimum, range.Minimum + above);
        }
        return pairs;
    }

    /// <summary>Conductance that stands for weight 1 in <see cref="Pairs"/>: Σ f_i·(G_max − G_min)/largest, in siemens.</summary>
    public static double PairScale(double largest, IReadOnlyList<double> factors, ConductanceRange range) =>
        factors.Sum(factor => Require.Positive(factor, name: nameof(factors))) * (range.Maximum - range.Minimum)
            / Require.Positive(largest, name: nameof(largest));

    private static double Part(double weight, double largest) => Require.InRange(
        weight, -Require.Positive(largest, name: nameof(largest)), largest, name: nameof(weight)) / largest;
}
