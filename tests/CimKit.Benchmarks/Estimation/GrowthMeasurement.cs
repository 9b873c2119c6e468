using System.Diagnostics;
using CimKit.Designs;
using CimKit.Estimation.Activities;
using CimKit.Estimation.Chips;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Traces;

namespace CimKit.Benchmarks.Estimation;

/// <summary>How the cost of an estimate grows with the network and with the array.</summary>
internal static class GrowthMeasurement
{
    private const int Estimates = 100;

    public static void Run(TextWriter output)
    {
        output.WriteLine($"{"network",-12}{"array",10}{"weights",14}{"tiles",8}{"statistics",14}{"traces",12}");
        foreach (var network in new[] { LeNet5.Create(), CifarResNet.Create(20), Vgg8.Create() })
            Measure(output, network, 128);
        foreach (var side in new[] { 64, 256, 512 })
            Measure(output, Vgg8.Create(), side);
    }

    private static void Measure(TextWriter output, NetworkSpec network, int side)
    {
        var table = LayerTable.FromNetwork(network);
        var design = new ChipDesign();
        design = design with { Array = design.Array with { Rows = side, Columns = side } };
        var activity = StatisticalActivity.Typical(table, 8, 8);
        var traced = new TraceActivity { Run = SyntheticTraces.Hashed(table, 1, 8, 8) };
        var chip = ChipEstimator.Estimate(design, table, activity);
        for (var warm = 0; warm < 100; warm++)
            ChipEstimator.Estimate(design, table, activity);
        var fast = Seconds(() =>
        {
            for (var index = 0; index < Estimates; index++)
                ChipEstimator.Estimate(design, table, activity);
        }) / Estimates;
        ChipEstimator.Estimate(design, table, traced);
        var slow = Seconds(() => ChipEstimator.Estimate(design, table, traced));
        output.WriteLine($"{network.Name,-12}{$"{side}×{side}",10}{network.Shapes().Sum(layer => (long)layer.Weights),14:N0}"
            + $"{chip.Mapping.SplitTiles + chip.Mapping.UnrolledTiles,8}{fast * 1e3,11:F2} ms{slow * 1e3,9:F0} ms");
    }

    private static double Seconds(Action work)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        work();
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalSeconds;
    }
}
