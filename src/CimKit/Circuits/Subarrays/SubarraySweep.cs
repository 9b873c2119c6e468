using System.Collections.Immutable;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Subarrays;

/// <summary>Many sub-arrays estimated at once.</summary>
/// <example><code>
/// var arrays = from bits in Enumerable.Range(3, 6)
///              from shared in new[] { 4, 8, 16 }
///              select array with { Adc = new SarAdc { Levels = 1 &lt;&lt; bits }, ColumnsPerConverter = shared };
/// var points = SubarraySweep.Run(node, [.. arrays], rowActivity: 0.3);
/// </code></example>
public static class SubarraySweep
{
    /// <summary>Estimates of all arrays for an average input vector, each at the clock its sensing period allows.</summary>
    /// <param name="node">Process.</param>
    /// <param name="arrays">The arrays.</param>
    /// <param name="rowActivity">Share of the rows that are selected.</param>
    /// <param name="progress">Receives the share that is done, about a hundred times.</param>
    /// <param name="cancellation">Stops the sweep.</param>
    /// <returns>One point an array, in the same order; an impossible array has problems instead of an estimate.</returns>
    public static ImmutableArray<SweepPoint> Run(
        TechnologyNode node,
        IReadOnlyList<Subarray> arrays,
        [Unit("1")] double rowActivity = 0.5,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        Require.InRange(rowActivity, 0, 1, name: nameof(rowActivity));
        var points = new SweepPoint[arrays.Count];
        var block = Math.Max(arrays.Count / 100, 1);
        var blocks = (arrays.Count + block - 1) / block;
        var done = 0;
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = cancellation }, index =>
        {
            for (var array = index * block; array < Math.Min((index + 1) * block, arrays.Count); array++)
                points[array] = Point(node, arrays[array], rowActivity);
            progress?.Report((double)Interlocked.Increment(ref done) / blocks);
        });
        return ImmutableArray.Create(points);
    }

    private static SweepPoint Point(TechnologyNode node, Subarray array, double rowActivity)
    {
        var problems = array.Problems(node).ToImmutableArray();
        if (!problems.IsEmpty)
            return new SweepPoint(array, null, problems);
        try
        {
            var paced = array.Paced(node);
            return new SweepPoint(paced, paced.Estimate(node, paced.TypicalActivity(node, rowActivity)), []);
        }
        catch (InvalidDesignException error)
        {
            return new SweepPoint(array, null, [.. error.Problems]);
        }
    }
}
