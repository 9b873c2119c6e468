using System.Diagnostics;
using System.Globalization;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;

namespace CimKit.Benchmarks.Circuits;

/// <summary>What an estimate costs: time and memory of one sub-array, and of a sweep of 100,000 with progress.</summary>
internal static class SubarrayMeasurement
{
    private const int Repeats = 2000;

    public static void Run(TextWriter output)
    {
        output.WriteLine("one sub-array with its periphery      median     95 %   allocated");
        foreach (var nanometres in new[] { 22, 7, 2 })
        {
            foreach (var (name, cell) in new (string, IArrayCell)[] { ("SRAM", new SramCell()), ("FeFET", new FeFetCell()) })
                MeasureOne(output, nanometres, name, new Subarray { Cell = cell, Read = new ParallelRead() });
        }
        MeasureSweep(output);
    }

    /// <summary>100,000 arrays that differ in rows, converter, sharing, weight bits and rows read together.</summary>
    internal static List<Subarray> Arrays(Subarray array) =>
    [
        .. (from rows in Enumerable.Range(1, 25)
            from bits in Enumerable.Range(2, 5)
            from shared in Enumerable.Range(1, 16)
            from weightBits in Enumerable.Range(1, 9)
            from isFlash in new[] { true, false }
            from groups in new[] { 1, 2, 4 }
            select array with
            {
                Rows = 16 * rows,
                Adc = isFlash ? new FlashAdc { Levels = 1 << bits } : new SarAdc { Levels = 1 << bits },
                ColumnsPerConverter = shared,
                WeightBits = weightBits,
                Read = new ParallelRead { Group = Math.Max(16 * rows / groups, 1) },
            }).Take(100_000),
    ];

    private static void MeasureOne(TextWriter output, int nanometres, string name, Subarray array)
    {
        var node = TechnologyCatalog.Find(nanometres);
        var activity = array.TypicalActivity(node, 0.3);
        for (var i = 0; i < 3 * Repeats; i++)
            array.Estimate(node, activity);
        var times = new double[Repeats];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            array.Estimate(node, activity);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Repeats;
        Array.Sort(times);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-6} {nanometres,3} nm                     {times[Repeats / 2],7:F1} µs {times[Repeats * 95 / 100],6:F1} µs {allocated / 1024,7:F1} KiB"));
    }

    private static void MeasureSweep(TextWriter output)
    {
        var node = TechnologyCatalog.Find(22);
        foreach (var (name, cell) in new (string, IArrayCell)[] { ("SRAM", new SramCell()), ("FeFET", new FeFetCell()) })
        {
            var arrays = Arrays(new Subarray { Cell = cell, Read = new ParallelRead() });
            var progress = new Counter();
            var (processor, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
            var points = SubarraySweep.Run(node, arrays, 0.3, progress);
            watch.Stop();
            var impossible = points.Count(point => point.Estimate is null);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"sweep of {points.Length:N0}, {name,-5}: {watch.Elapsed.TotalSeconds:F2} s, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F2} s of processor, {Environment.ProcessorCount} cores, {progress.Reports} reports of progress, {impossible} impossible"));
        }
    }

    private sealed class Counter : IProgress<double>
    {
        private int _reports;

        internal int Reports => _reports;

        public void Report(double value) => Interlocked.Increment(ref _reports);
    }
}
