using MathNet.Numerics.Optimization;

namespace CimKit.Devices.Fitting;

/// <summary>Finds the label with the least error on ±0.02 to ±9: a scan of both signs, then golden section around its best.</summary>
internal static class LabelSearch
{
    private const double Smallest = 0.02;
    private const double Largest = 9;
    private const int Steps = 60;

    public static double Minimize(Func<double, double> error) =>
        new[] { 1, -1 }.Select(sign => OnOneSide(label => error(sign * label)) * sign).MinBy(error);

    private static double OnOneSide(Func<double, double> error)
    {
        var grid = Enumerable.Range(0, Steps + 1).Select(step => Smallest + (Largest - Smallest) * step / Steps).ToArray();
        var best = Enumerable.Range(0, grid.Length).MinBy(index => error(grid[index]));
        // The minimiser widens the interval until it holds the minimum; labels stay within the limits.
        var minimum = GoldenSectionMinimizer.Minimum(
            ObjectiveFunction.ScalarValue(label => error(Math.Clamp(label, Smallest, Largest))),
            grid[Math.Max(0, best - 1)], grid[Math.Min(Steps, best + 1)], xTolerance: 1e-9, maxIterations: 500, maxExpansionSteps: 20);
        return Math.Clamp(minimum.MinimizingPoint, Smallest, Largest);
    }
}
