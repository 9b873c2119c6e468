using System.Diagnostics;
using CimKit.Designs;
using CimKit.Inference;
using CimKit.Networks;

namespace CimKit.Benchmarks.Inference;

/// <summary>Images per second of networks on arrays: random weights and inputs, throughput only; every workload in a process of its own.</summary>
internal static class InferenceMeasurement
{
    private const double Seconds = 2;
    private const int Rounds = 3;

    /// <summary>Measures every workload whose name holds all filters.</summary>
    /// <param name="output">Where a line per workload goes.</param>
    /// <param name="options">Filters; <c>--two-threads</c> also measures two threads against one, in turn.</param>
    public static void Run(TextWriter output, IReadOnlyList<string> options)
    {
        var hasTwo = options.Contains("--two-threads");
        var workloads = Workloads.Networks().SelectMany(network => Workloads.Designs().Select(design => (network, design)));
        if (options is ["once", var wanted, ..])
        {
            var (network, design) = workloads.First(workload => Name(workload.network.Name, workload.design.Name) == wanted);
            Measure(output, network.Create(), wanted, design.Design, hasTwo);
            return;
        }
        output.WriteLine($"{"network, arrays",-46}{"images/CPU s",14}{"G sums/CPU s",14}{"set-up s",10}{"peak MB",9}"
            + (hasTwo ? $"{"images/s, 1",13}{"2 threads",11}{"ratio",7}" : ""));
        foreach (var (network, design) in workloads)
        {
            var name = Name(network.Name, design.Name);
            if (options.Where(option => option != "--two-threads").All(filter => name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
                InFreshProcess(output, [name, .. hasTwo ? ["--two-threads"] : Array.Empty<string>()]);
        }
    }

    private static string Name(string network, string design) => $"{network,-10}{design}";

    private static void InFreshProcess(TextWriter output, IEnumerable<string> options)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["inference", "once", .. options]) { RedirectStandardOutput = true })!;
        output.Write(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
    }

    private static void Measure(TextWriter output, QuantizedNetwork network, string name, ArrayDesign design, bool hasTwo)
    {
        var watch = Stopwatch.StartNew();
        var chip = CrossbarNetwork.Program(network, design);
        var setUp = watch.Elapsed.TotalSeconds;
        var count = Warm(chip, network);
        var images = Workloads.Images(network.Spec.Input, count);
        var runs = Enumerable.Range(0, Rounds).Select(_ => Once(chip, images, 1)).ToArray();
        var perProcessor = Median(runs.Select(run => count / run.Processor));
        using var self = Process.GetCurrentProcess();
        output.Write($"{name,-46}{perProcessor,14:F1}{perProcessor * chip.ConversionsPerImage / 1e9,14:F3}{setUp,10:F2}{self.PeakWorkingSet64 / 1e6,9:F0}");
        if (hasTwo)
            Compare(output, chip, Workloads.Images(network.Spec.Input, 2 * count));
        output.WriteLine();
    }

    /// <summary>Images that take as long as a measurement should.</summary>
    private static int Warm(CrossbarNetwork chip, QuantizedNetwork network)
    {
        for (var count = 2; ;)
        {
            var (processor, _) = Once(chip, Workloads.Images(network.Spec.Input, count), 1);
            if (processor >= Seconds || count >= 20000)
                return count;
            count = (int)Math.Min(count * Math.Clamp(1.2 * Seconds / processor, 1.5, 50), 20000);
        }
    }

    private static void Compare(TextWriter output, CrossbarNetwork chip, Data.ImageSet images)
    {
        var pairs = Enumerable.Range(0, Rounds).Select(_ => (One: Once(chip, images, 1).Wall, Two: Once(chip, images, 2).Wall)).ToArray();
        output.Write($"{Median(pairs.Select(pair => images.Count / pair.One)),13:F1}{Median(pairs.Select(pair => images.Count / pair.Two)),11:F1}"
            + $"{Median(pairs.Select(pair => pair.One / pair.Two)),7:F2}");
    }

    private static (double Processor, double Wall) Once(CrossbarNetwork chip, Data.ImageSet images, int threads)
    {
        using var self = Process.GetCurrentProcess();
        var (start, watch) = (self.TotalProcessorTime, Stopwatch.StartNew());
        chip.Evaluate(images, threads);
        var wall = watch.Elapsed.TotalSeconds;
        self.Refresh();
        return (Math.Max((self.TotalProcessorTime - start).TotalSeconds, 1e-3), wall);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
