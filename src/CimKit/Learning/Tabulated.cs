using CimKit.Devices;

namespace CimKit.Learning;

/// <summary>The published table of curvatures, computed once.</summary>
internal static class Tabulated
{
    private const int Entries = 900;
    private static readonly Lazy<double[]> Curvatures = new(() => Enumerable.Range(1, Entries)
        .Select(entry => Nonlinearity.TabulatedA((entry + 0.5) / 100)).ToArray());

    /// <summary>A/P_max of a label as <see cref="Nonlinearity.TabulatedA"/> finds it in float32.</summary>
    public static double A(double label)
    {
        if (label == 0)
            return double.NaN;
        var entry = Math.Clamp((int)(MathF.Abs((float)label) * 100f) - 1, 0, Entries - 1);
        return label > 0 ? Curvatures.Value[entry] : -Curvatures.Value[entry];
    }
}
