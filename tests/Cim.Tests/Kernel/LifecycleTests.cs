using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace Cim.Tests.Kernel;

public class LifecycleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Shutdown_WhileACellRuns_EndsTheProcess()
    {
        using var kernel = new KernelProcess();
        using var client = new KernelClient(kernel).WaitUntilReady();
        var running = client.SendCode("Console.Write(\"started\"); while (true) { }");
        client.NextPublished(running, "stream");
        var shutdown = client.Ask("shutdown_request", new JsonObject { ["restart"] = false }, control: true);
        Assert.Equal("ok", shutdown.Status);
        Assert.False((bool)shutdown.Of("shutdown_reply").Single()["restart"]!);
        Assert.True(kernel.Process.WaitForExit(Patience));
        Assert.Equal(0, kernel.Process.ExitCode);
    }

    [Fact]
    public void Restart_OnTheSamePorts_ForgetsTheState()
    {
        using var kernel = new KernelProcess();
        using var client = new KernelClient(kernel).WaitUntilReady();
        Assert.Equal("1", client.Execute("var kept = 1; kept").ResultText);
        Assert.True((bool)client.Ask("shutdown_request", new JsonObject { ["restart"] = true }).Reply.Content["restart"]!);
        Assert.True(kernel.Process.WaitForExit(Patience));
        kernel.StartAgain();
        client.WaitUntilReady();
        Assert.Equal("error", client.Execute("kept").Status);
        Assert.Equal("2", client.Execute("1 + 1").ResultText);
    }

    [Fact]
    public void Kill_LeavesNothingBehind()
    {
        using var temporary = new TemporaryFolder();
        using var kernel = new KernelProcess(new Dictionary<string, string>
        {
            ["TMPDIR"] = temporary.Path,
            ["TEMP"] = temporary.Path,
            ["TMP"] = temporary.Path,
            // The runtime's own diagnostics pipe stays in the temporary folder when a process is killed.
            ["DOTNET_EnableDiagnostics"] = "0",
        });
        using var client = new KernelClient(kernel).WaitUntilReady();
        var running = client.SendCode("Console.Write(\"started\"); while (true) { }");
        client.NextPublished(running, "stream");
        kernel.Process.Kill();
        Assert.True(kernel.Process.WaitForExit(Patience));
        Assert.Empty(Directory.GetFileSystemEntries(temporary.Path));
        Assert.Empty(Directory.GetFileSystemEntries(kernel.WorkingFolder));
    }

    [Fact]
    public void ParentDies_KernelEndsItself()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There the parent is a handle that only Jupyter can pass on.");
        using var parent = Process.Start(new ProcessStartInfo("sleep", "600"))!;
        using var kernel = new KernelProcess(new Dictionary<string, string> { ["JPY_PARENT_PID"] = $"{parent.Id}" });
        using var client = new KernelClient(kernel).WaitUntilReady();
        Assert.Equal("2", client.Execute("1 + 1").ResultText);
        parent.Kill();
        parent.WaitForExit();
        Assert.True(kernel.Process.WaitForExit(Patience));
    }

    [Fact]
    public async Task Start_AddressOfAnotherMachine_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("connection.json"),
            """{"transport":"tcp","ip":"0.0.0.0","key":"k","shell_port":1,"control_port":2,"stdin_port":3,"iopub_port":4,"hb_port":5}""");
        var outcome = await CimProcess.RunAsync(folder.Path, "kernel", "start", folder.File("connection.json"));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("loopback", outcome.Error);
        Assert.Contains("'0.0.0.0'", outcome.Error);
    }
}
