namespace CimKit.Devices.Statistics;

/// <summary>Published fits: polynomials and limited logarithms.</summary>
internal static class Polynomial
{
    /// <summary>c₀ + c₁·x + c₂·x² + … by Horner's rule.</summary>
    public static double At(double x, params ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            sum = sum * x + coefficients[i];
        return sum;
    }

    /// <summary>slope·ln x + offset, limited.</summary>
    public static double Logarithm(double x, double slope, double offset, double low, double high) =>
        Math.Clamp(slope * Math.Log(x) + offset, low, high);
}
