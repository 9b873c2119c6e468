using System.Diagnostics;
using CimKit.Designs;
using CimKit.Inference;
using CimKit.Networks;

namespace CimKit.Benchmarks.Inference;

/// <summary>Images per second of processor time for networks on arrays, one thread: random weights and inputs, throughput only.</summary>
internal static class InferenceMeasurement
{
    private const double Seconds = 2;

    public static void Run(TextWriter output, IReadOnlyList<string> filters, int threads)
    {
        output.WriteLine($"{"network",-16}{"arrays",-34}{"images/CPU s",14}{"G sums/CPU s",14}{"images/s",12}{"set-up s",10}{"peak MB",9}");
        foreach (var network in Workloads.Networks())
            foreach (var (name, design) in Workloads.Designs())
                if (filters.All(filter => (network.Spec.Name + " " + name).Contains(filter, StringComparison.OrdinalIgnoreCase)))
                    Measure(output, network, name, design, threads);
    }

    private static void Measure(TextWriter output, QuantizedNetwork network, string name, ArrayDesign design, int threads)
    {
        var watch = Stopwatch.StartNew();
        var chip = CrossbarNetwork.Program(network, design);
        var setUp = watch.Elapsed.TotalSeconds;
        var images = Workloads.Images(network.Spec.Input, 2);
        chip.Evaluate(images, threads);
        var count = images.Count;
        for (var processor = 0.0; ; count = (int)Math.Min(count * Math.Clamp(1.2 * Seconds / processor, 1.5, 50), 20000))
        {
            images = Workloads.Images(network.Spec.Input, count);
            var start = Process.GetCurrentProcess().TotalProcessorTime;
            watch.Restart();
            var conversions = chip.Evaluate(images, threads).Conversions;
            processor = Math.Max((Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds, 1e-3);
            if (processor < Seconds && count < 20000)
                continue;
            output.WriteLine($"{network.Spec.Name,-16}{name,-34}{count / processor,14:F1}{conversions / processor / 1e9,14:F3}"
                + $"{count / watch.Elapsed.TotalSeconds,12:F1}{setUp,10:F2}{Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,9:F0}");
            return;
        }
    }
}
