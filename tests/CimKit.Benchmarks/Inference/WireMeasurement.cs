using System.Diagnostics;
using CimKit.Crossbars.Wires;
using CimKit.Foundation;

namespace CimKit.Benchmarks.Inference;

/// <summary>What solving the wires of a 128×128 array costs for every input vector.</summary>
internal static class WireMeasurement
{
    private const int Size = 128;
    private const int Vectors = 128;

    public static void Run(TextWriter output)
    {
        foreach (var segment in new[] { 0.5, 2.0 })
        {
            var random = new SeedTree(3)["wires"].ToRandom();
            var siemens = Enumerable.Range(0, Size * Size).Select(_ => 1 * Si.Micro + random.NextDouble() * 99 * Si.Micro).ToArray();
            var volts = Enumerable.Range(0, Vectors * Size).Select(_ => (double)random.Next(256)).ToArray();
            var array = new WiredArray(siemens, Size, new WireResistance(segment, segment));
            array.Currents(volts.AsSpan(0, Size));
            foreach (var tolerance in new[] { 1e-6, 1e-10 })
                output.WriteLine($"128 × 128, {segment} Ω a segment, residual {tolerance:G}: "
                    + $"one by one {Milliseconds(() => One(array, volts, tolerance)),6:F3} ms of processor a vector");
        }
    }

    private static void One(WiredArray array, double[] volts, double tolerance)
    {
        for (var vector = 0; vector < Vectors; vector++)
            array.Currents(volts.AsSpan(vector * Size, Size), tolerance);
    }

    private static double Milliseconds(Action run)
    {
        run();
        using var self = Process.GetCurrentProcess();
        var times = new double[5];
        for (var round = 0; round < times.Length; round++)
        {
            self.Refresh();
            var start = self.TotalProcessorTime;
            run();
            self.Refresh();
            times[round] = (self.TotalProcessorTime - start).TotalMilliseconds / Vectors;
        }
        return times.Order().ElementAt(times.Length / 2);
    }
}
