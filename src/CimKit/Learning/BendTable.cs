using CimKit.Devices;

namespace CimKit.Learning;

/// <summary>Bend P_max/A of a label, by interpolation between exact points: millions of devices are drawn in a second.</summary>
/// <remarks>The bend is smooth through label 0, where A is infinite. Error below 1e-5 of the bend up to labels of ±9.</remarks>
internal static class BendTable
{
    /// <summary>Labels are limited to this; the curve there is a step in all but name.</summary>
    public const double Largest = 10;

    private const int PerUnit = 400;
    private static readonly Lazy<double[]> Bends = new(() => Enumerable.Range(0, (int)(Largest * PerUnit) + 2)
        .Select(point => point == 0 ? 0 : 1 / Nonlinearity.NormalizedA(Math.Min(point / (double)PerUnit, Largest))).ToArray());

    /// <summary>The bend; its sign is that of the label.</summary>
    public static double Bend(double label)
    {
        var place = Math.Min(Math.Abs(label), Largest) * PerUnit;
        var point = (int)place;
        var bends = Bends.Value;
        return Math.CopySign(bends[point] + (place - point) * (bends[point + 1] - bends[point]), label);
    }
}
