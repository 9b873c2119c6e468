using System.Diagnostics;
using Cim.Tests.Kernel;

namespace CimKit.Benchmarks;

/// <summary>What a started kernel costs: time to the first result, time of a small cell, memory after 300 cells.</summary>
internal static class KernelMeasurement
{
    private const int Cells = 300;

    public static void Run(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        using var kernel = new KernelProcess();
        using var client = new KernelClient(kernel).WaitUntilReady();
        output.WriteLine($"start to ready           {watch.Elapsed.TotalSeconds,7:F2} s");
        client.Execute("1 + 1");
        output.WriteLine($"start to first result    {watch.Elapsed.TotalSeconds,7:F2} s    (at most 5)");
        output.WriteLine($"  of it processor time   {kernel.Process.TotalProcessorTime.TotalSeconds,7:F2} s    (tells more than wall time on a busy machine)");
        output.WriteLine($"memory, fresh            {Megabytes(kernel),7:F0} MB");
        var times = new List<double>(Cells);
        for (var i = 0; i < Cells; i++)
        {
            watch.Restart();
            client.Execute($"var x{i} = {i}; Console.WriteLine(x{i}); x{i} + 1");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        output.WriteLine($"small cell, median       {times[Cells / 2],7:F1} ms   (at most 50)");
        output.WriteLine($"small cell, 95 %         {times[Cells * 95 / 100],7:F1} ms");
        output.WriteLine($"memory, {Cells} cells        {Megabytes(kernel),7:F0} MB   (at most 400)");
        output.WriteLine($"libtorch loaded          {(IsTorchLoaded(kernel) ? "yes" : "no"),7}");
    }

    private static double Megabytes(KernelProcess kernel)
    {
        kernel.Process.Refresh();
        return kernel.Process.WorkingSet64 / 1e6;
    }

    private static bool IsTorchLoaded(KernelProcess kernel) =>
        kernel.Process.Modules.Cast<ProcessModule>().Any(module => module.ModuleName.Contains("torch", StringComparison.OrdinalIgnoreCase));
}
