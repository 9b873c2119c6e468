using BenchmarkDotNet.Running;
using CimKit.Benchmarks;

if (args is ["kernel", ..])
    KernelMeasurement.Run(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(KernelMeasurement).Assembly).Run(args);
