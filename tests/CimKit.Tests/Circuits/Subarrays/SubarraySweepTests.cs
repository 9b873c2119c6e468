using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using Xunit;

namespace CimKit.Tests.Circuits.Subarrays;

public sealed class SubarraySweepTests
{
    private static readonly TechnologyNode Node = TechnologyCatalog.Find(22);

    private static readonly Subarray Array = new() { Cell = new SramCell(), Read = new ParallelRead() };

    [Fact]
    public void Run_ManyArrays_KeepsOrderAndEqualsSingleEstimates()
    {
        var arrays = Enumerable.Range(2, 300).Select(index => Array with
        {
            Adc = new SarAdc { Levels = 1 << (2 + index % 6) }, ColumnsPerConverter = 1 + index % 16,
        }).ToList();

        var points = SubarraySweep.Run(Node, arrays, 0.3, cancellation: TestContext.Current.CancellationToken);

        for (var index = 0; index < arrays.Count; index++)
        {
            var paced = arrays[index].Paced(Node);
            Assert.Equal(paced, points[index].Array);
            Assert.Equal(paced.Estimate(Node, paced.TypicalActivity(Node, 0.3)).Total, points[index].Estimate!.Total);
        }
    }

    [Fact]
    public void Run_ImpossibleArray_HasProblemsInsteadOfAnEstimate()
    {
        var point = Assert.Single(SubarraySweep.Run(
            Node, [Array with { ColumnsPerConverter = 500 }], cancellation: TestContext.Current.CancellationToken));

        Assert.Null(point.Estimate);
        Assert.Contains("ColumnsPerConverter (500)", Assert.Single(point.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithProgress_EndsAtOne()
    {
        var progress = new Recorder();

        SubarraySweep.Run(Node, [.. Enumerable.Repeat(Array, 250)], progress: progress, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(1.0, progress.Largest);
        Assert.InRange(progress.Count, 100, 130);
    }

    [Fact]
    public void Run_Cancelled_Stops() => Assert.ThrowsAny<OperationCanceledException>(() =>
        SubarraySweep.Run(Node, [Array], cancellation: new CancellationToken(canceled: true)));

    private sealed class Recorder : IProgress<double>
    {
        private readonly Lock _gate = new();

        internal double Largest { get; private set; }

        internal int Count { get; private set; }

        public void Report(double value)
        {
            lock (_gate)
            {
                Largest = Math.Max(Largest, value);
                Count++;
            }
        }
    }
}
