using System.Diagnostics;
using CimKit.Circuits.Cells;
using CimKit.Designs;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Traces;

namespace CimKit.Benchmarks.Estimation;

/// <summary>What estimating VGG-8 costs: from traces in files in a fresh process, and from statistics, design after design.</summary>
internal static class ChipMeasurement
{
    private const int Designs = 400;

    private static string Traces => Path.Combine(Path.GetTempPath(), "cimkit-benchmark-vgg8");

    private static LayerTable Vgg8Table => LayerTable.FromNetwork(Vgg8.Create());

    public static void Run(TextWriter output, string[] options)
    {
        if (options is ["once", ..])
        {
            Once(output, options[1], options[2], Enum.Parse<Fidelity>(options[3]));
            return;
        }
        var run = SyntheticTraces.Hashed(Vgg8Table, 1, 8, 8);
        try
        {
            if (!Directory.Exists(Traces))
                TraceFolder.Write(run, Traces);
            TraceFile.Write(run, Traces + ".cimtrace");
            foreach (var form in new[] { "binary", "text" })
            {
                foreach (var (cell, fidelity) in new[] { ("sram", Fidelity.Corrected), ("sram", Fidelity.Reference), ("rram", Fidelity.Corrected) })
                    InFreshProcess(output, form, cell, fidelity);
            }
        }
        finally
        {
            Directory.Delete(Traces, recursive: true);
            File.Delete(Traces + ".cimtrace");
        }
        WithoutTraces(output);
        Difference(output, run);
    }

    private static void InFreshProcess(TextWriter output, string form, string cell, Fidelity fidelity)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["chips", "once", form, cell, $"{fidelity}"]) { RedirectStandardOutput = true })!;
        output.Write(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
    }

    private static void Once(TextWriter output, string form, string cell, Fidelity fidelity)
    {
        var run = form == "binary"
            ? TraceFile.Read(Traces + ".cimtrace")
            : TraceFolder.Read(Traces, new TraceFolderOptions { WeightBits = 8, ActivationBits = 8 }) with { Table = Vgg8Table };
        var design = new ChipDesign { Fidelity = fidelity };
        if (cell == "rram")
            design = design with { Array = design.Array with { Cell = new ResistiveCell() } };
        var read = Processor();
        ChipEstimator.Estimate(design, run.Table, new TraceActivity { Run = run });
        using var self = Process.GetCurrentProcess();
        output.WriteLine($"VGG-8, {form,-6} traces, {cell} {fidelity,-9}  {Processor(),6:F2} s of processor ({read:F2} s until they are read; at most 0.9), {self.PeakWorkingSet64 / 1e6,4:F0} MB");
    }

    private static void WithoutTraces(TextWriter output)
    {
        var table = Vgg8Table;
        var activity = StatisticalActivity.Typical(table, 8, 8);
        ChipDesign Design(int index) => new() { Process = new() { Temperature = 300 + index % 100 }, Interconnect = new() { MaximumWidth = 1024 + index } };
        for (var index = 0; index < 100; index++)
            ChipEstimator.Estimate(Design(index), table, activity);
        var before = Processor();
        for (var index = 0; index < Designs; index++)
            ChipEstimator.Estimate(Design(index), table, activity);
        output.WriteLine($"VGG-8 without traces, one design      {(Processor() - before) / Designs * 1e3,6:F2} ms of processor (at most 10)");
        var watch = Stopwatch.StartNew();
        Parallel.For(0, Designs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, index => ChipEstimator.Estimate(Design(index), table, activity));
        output.WriteLine($"VGG-8 without traces, two threads     {Designs / watch.Elapsed.TotalSeconds,6:F0} designs a second (at least 200)");
    }

    private static void Difference(TextWriter output, RunTrace run)
    {
        var traced = ChipEstimator.Estimate(new ChipDesign(), run.Table, new TraceActivity { Run = run }).Total;
        foreach (var (name, activity) in new[] { ("statistics of the traces", StatisticalActivity.Of(run)), ("typical statistics", StatisticalActivity.Typical(run.Table, 8, 8)) })
        {
            var estimate = ChipEstimator.Estimate(new ChipDesign(), run.Table, activity).Total;
            output.WriteLine($"Energy from {name,-25} {100 * (estimate.Energy / traced.Energy - 1),6:F2} % off that from the traces");
        }
    }

    private static double Processor()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalSeconds;
    }
}
