using CimKit.Circuits.Subarrays;
using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>Sweeps over many sub-arrays as figures.</summary>
public static class SweepReports
{
    /// <summary>Every possible array as a point between two costs, and a line through those that no other beats in both.</summary>
    /// <param name="points">Arrays of a sweep; impossible ones are left out.</param>
    /// <param name="x">Cost along the horizontal axis.</param>
    /// <param name="y">Cost along the vertical axis.</param>
    /// <param name="kind">Name by which arrays share a colour; at most eight are told apart well.</param>
    /// <exception cref="InvalidDesignException">No array is possible.</exception>
    public static Figure ToFigure(
        this IReadOnlyList<SweepPoint> points, CostQuantity x, CostQuantity y, Func<Subarray, string> kind)
    {
        var possible = points.Where(point => point.Estimate is not null)
            .Select(point => (Kind: kind(point.Array), X: x.Of(point.Estimate!.Total), Y: y.Of(point.Estimate.Total))).ToArray();
        InvalidDesignException.ThrowIfAny("Sweep", possible.Length > 0 ? [] : points.SelectMany(point => point.Problems).Distinct().DefaultIfEmpty("Points must hold at least 1 array; got 0."));
        var (across, up) = (Si.ScaleFor(possible.Max(point => point.X), x.Unit()), Si.ScaleFor(possible.Max(point => point.Y), y.Unit()));
        var front = Front([.. possible.Select(point => (point.X, point.Y))]);
        return new Figure(
            $"{possible.Length:N0} sub-arrays: {y} against {x.ToString().ToLowerInvariant()}",
            new Axis(x.ToString(), across.Unit).Logarithmic(),
            new Axis(y.ToString(), up.Unit).Logarithmic(),
            [
                .. possible.GroupBy(point => point.Kind).Select(group => new ScatterSeries(
                    group.Key, group.Select(point => point.X / across.Factor), group.Select(point => point.Y / up.Factor)) { MarkerSize = 5 }),
                new LineSeries("best", front.Select(point => point.X / across.Factor), front.Select(point => point.Y / up.Factor)) { Dash = LineDash.Dash },
            ]);
    }

    /// <summary>The points that no other beats in both, from left to right.</summary>
    private static List<(double X, double Y)> Front((double X, double Y)[] points)
    {
        var front = new List<(double X, double Y)>();
        foreach (var point in points.Order())
        {
            if (front.Count == 0 || point.Y < front[^1].Y)
                front.Add(point);
        }
        return front;
    }
}
