using MathNet.Numerics.LinearRegression;

namespace CimKit.Devices.Fitting;

/// <summary>A straight line through points by least squares, with standard errors.</summary>
internal sealed record LineFit(ConfidenceInterval Intercept, ConfidenceInterval Slope, double ResidualRms)
{
    /// <summary>y = intercept + slope·x; at least 3 points with different x.</summary>
    public static LineFit Of(double[] x, double[] y)
    {
        var (intercept, slope) = SimpleRegression.Fit(x, y);
        var (mean, freedom) = (x.Average(), x.Length - 2);
        var squares = x.Sum(value => (value - mean) * (value - mean));
        var error = x.Zip(y, (a, b) => b - intercept - slope * a).Sum(residual => residual * residual);
        var variance = error / Math.Max(1, freedom);
        return new(
            ConfidenceInterval.Of(intercept, Math.Sqrt(variance * (1.0 / x.Length + mean * mean / squares)), freedom),
            ConfidenceInterval.Of(slope, Math.Sqrt(variance / squares), freedom),
            Math.Sqrt(error / x.Length));
    }
}
