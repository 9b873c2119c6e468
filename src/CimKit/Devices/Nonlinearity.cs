using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>The published non-linearity label of a pulse response and its curvature A, both ways.</summary>
/// <remarks>
/// With a = A/P_max and b = 1/(1 − e^(−1/a)) the normalised curve is y = b·(1 − e^(−x/a)). The label is the largest
/// distance between curve and diagonal, measured perpendicular to it, divided by 0.07.
/// Source: first principles, reproduces the table of [ChenYu2019] to all its printed digits.
/// </remarks>
public static class Nonlinearity
{
    /// <summary>Labels reach up to this value (not included), where the curve is a step.</summary>
    public const double Limit = 10.10152544552211;

    private const double Scale = 0.07 * 1.4142135623730951;

    /// <summary>Label of a curvature a = A/P_max; 0 for an infinite a (linear); the sign is that of a.</summary>
    /// <exception cref="ArgumentOutOfRangeException">a is 0 or not a number.</exception>
    public static double Label([Unit("1")] double normalizedA)
    {
        if (double.IsNaN(normalizedA) || normalizedA == 0)
            throw new ArgumentOutOfRangeException(nameof(normalizedA), $"normalizedA must not be 0 or NaN; got {normalizedA}.");
        return Math.CopySign(Distance(Math.Abs(normalizedA)) / Scale, normalizedA);
    }

    /// <summary>Curvature a = A/P_max of a label; infinite for 0 (linear); the sign is that of the label.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The label is not inside ±<see cref="Limit"/>.</exception>
    public static double NormalizedA([Unit("1")] double label)
    {
        if (!(Math.Abs(label) < Limit))
            throw new ArgumentOutOfRangeException(nameof(label), $"label must be inside ±{Limit:G6}; got {label:G9}.");
        return label == 0 ? double.PositiveInfinity : Math.CopySign(Invert(Math.Abs(label) * Scale), label);
    }

    /// <summary>Curvature by look-up in the published table of labels 0.01 to 9.00, index cut off, not rounded.</summary>
    /// <param name="label">Label; 0 gives NaN (single) as the published training tool does.</param>
    /// <param name="isSingle">True for the index computed in float32 (training tool), false for float64 (perceptron tool).</param>
    /// <remarks>Reference behaviour Q12.1, Q12.2, Q12.3. Source: [Peng2021].</remarks>
    public static double TabulatedA([Unit("1")] double label, bool isSingle = true)
    {
        if (label == 0 && isSingle)
            return double.NaN;
        var index = isSingle ? (int)(MathF.Abs((float)label) * 100f) - 1 : (int)(Math.Abs(label) * 100) - 1;
        var entry = Math.Clamp(index, 0, 899) + 1;
        var tabulated = Math.Round(Invert(entry / 100.0 * Scale), 6, MidpointRounding.ToEven);
        return label > 0 ? tabulated : -tabulated;
    }

    /// <summary>Largest vertical distance between the normalised curve of curvature a &gt; 0 and the diagonal.</summary>
    private static double Distance(double a)
    {
        if (a > 20)
            return 1 / (8 * a) - 1 / (576 * a * a * a);
        var b = 1 / (1 - Math.Exp(-1 / a));
        return b - a - a * Math.Log(b / a);
    }

    private static double Invert(double distance)
    {
        var (low, high) = (Math.Log(1e-6), Math.Log(1e12));
        while (high - low > 1e-14)
        {
            var middle = 0.5 * (low + high);
            if (middle == low || middle == high)
                break;
            if (Distance(Math.Exp(middle)) > distance)
                low = middle;
            else
                high = middle;
        }
        return Math.Exp(0.5 * (low + high));
    }
}
