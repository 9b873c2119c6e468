using BenchmarkDotNet.Running;
using CimKit.Benchmarks;
using CimKit.Benchmarks.Circuits;
using CimKit.Benchmarks.Estimation;
using CimKit.Benchmarks.Inference;
using CimKit.Benchmarks.Learning;

if (args is ["kernel", ..])
    KernelMeasurement.Run(Console.Out);
else if (args is ["circuits", ..])
    SubarrayMeasurement.Run(Console.Out);
else if (args is ["growth"])
    GrowthMeasurement.Run(Console.Out);
else if (args is ["chips", .. var options])
    ChipMeasurement.Run(Console.Out, options);
else if (args is ["accuracy", .. var settings])
    AccuracyMeasurement.Run(Console.Out, settings);
else if (args is ["inference", .. var filters])
    InferenceMeasurement.Run(Console.Out, filters);
else if (args is ["updates"])
    UpdateMeasurement.Run(Console.Out);
else if (args is ["devices", .. var ids])
    DeviceMeasurement.Run(Console.Out, ids);
else if (args is ["online", .. var chosen])
    OnlineMeasurement.Run(Console.Out, chosen);
else if (args is ["wires"])
    WireMeasurement.Run(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(KernelMeasurement).Assembly).Run(args);
