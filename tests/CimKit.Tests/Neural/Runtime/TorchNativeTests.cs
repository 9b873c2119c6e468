using System.Diagnostics;
using CimKit.Neural.Runtime;
using TorchSharp;
using Xunit;

namespace CimKit.Tests.Neural.Runtime;

[Collection("libtorch")]
public class TorchNativeTests
{
    private const string Probe = "CimKit.Tests.Neural.Runtime.TorchNativeTests.EnsureLoaded_AnyCall_TensorsWork";

    [Fact]
    public void EnsureLoaded_AnyCall_TensorsWork()
    {
        var runtime = TorchNative.EnsureLoaded();

        using var values = torch.tensor(new[] { 1f, 2f, 3f });
        using var sum = values.sum();
        Assert.Equal(6, sum.item<float>());
        Assert.InRange(runtime.Threads, 1, Environment.ProcessorCount);
        Assert.Same(runtime, TorchNative.EnsureLoaded());
    }

    [Fact]
    public void LoadLibraries_NothingIsThere_NamesThePackageToReference()
    {
        var refusal = TorchNative.Missing("torch_cpu", $"libtorch-cpu-{NativeFiles.Platform}", NativeFiles.LibTorchVersion);

        Assert.Contains(NativeFiles.FileName("torch_cpu"), refusal.Message);
        Assert.Contains($"dotnet add package libtorch-cpu-{NativeFiles.Platform} --version 2.10.0", refusal.Message);
        // libtorch itself is loaded in this process by now, so only the last library can be missing.
        TorchNative.EnsureLoaded();
        Assert.Contains("TorchSharp", Assert.Throws<DllNotFoundException>(() => TorchNative.LoadLibraries(new NativeFiles([]))).Message);
    }

    [Fact]
    public async Task EnsureLoaded_FourProcessesWithAnEmptyCache_AllStart()
    {
        using var cache = new TemporaryFolder();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunProbe(("XDG_CACHE_HOME", cache.Path))));

        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.Output));
        Assert.DoesNotContain(
            Directory.GetFiles(cache.Path, "*", SearchOption.AllDirectories), file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "PASSIVE")]
    [InlineData("ACTIVE", "ACTIVE")]
    public async Task EnsureLoaded_WaitPolicy_ReachesOpenMpUnlessTheUserDecides(string? chosen, string expected)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Only libgomp tells its settings.");
        var (exitCode, output) = await RunProbe(("OMP_DISPLAY_ENV", "true"), ("OMP_WAIT_POLICY", chosen), ("GOMP_SPINCOUNT", null));

        Assert.True(exitCode == 0, output);
        Assert.Contains($"OMP_WAIT_POLICY = '{expected}'", output);
    }

    private static async Task<(int ExitCode, string Output)> RunProbe(params (string Name, string? Value)[] environment)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            start.ArgumentList.Add(typeof(TorchNativeTests).Assembly.Location);
        start.ArgumentList.Add("--filter-method");
        start.ArgumentList.Add(Probe);
        start.ArgumentList.Add("--progress");
        start.ArgumentList.Add("off");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
