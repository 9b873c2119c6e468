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

    private static double Part(double weight, double largest) => Require.InRange(
        weight, -Require.Positive(largest, name: nameof(largest)), largest, name: nameof(weight)) / largest;
}
