using BenchmarkDotNet.Running;
using CimKit.Benchmarks;
using CimKit.Benchmarks.Circuits;

if (args is ["kernel", ..])
    KernelMeasurement.Run(Console.Out);
else if (args is ["circuits", ..])
    SubarrayMeasurement.Run(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(KernelMeasurement).Assembly).Run(args);
