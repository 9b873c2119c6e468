using System.Text.Json.Nodes;
using Xunit;

namespace Cim.Tests.Installation;

public class KernelInstallTests
{
    [Fact]
    public async Task Install_WithJupyterDataDir_WritesTheKernelThere()
    {
        using var folder = new TemporaryFolder();
        var outcome = await RunAsync(folder, "kernel", "install");
        Assert.Equal(0, outcome.ExitCode);
        var installed = folder.File("kernels", "cim-csharp");
        Assert.Contains(installed, outcome.Output);
        Assert.Equal(["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"],
            Directory.GetFiles(installed).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Install_KernelJson_StartsThisProgramAndInterruptsByMessage()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, "kernel", "install", "--name", "mine", "--display-name", "Mine <3");
        var json = JsonNode.Parse(File.ReadAllText(folder.File("kernels", "mine", "kernel.json")))!;
        Assert.Equal([CimProcess.Executable, "kernel", "start", "{connection_file}"], json["argv"]!.AsArray().Select(part => (string?)part));
        Assert.Equal("message", (string?)json["interrupt_mode"]);
        Assert.Equal("C#", (string?)json["language"]);
        Assert.Equal("Mine <3", (string?)json["display_name"]);
        Assert.Equal("PASSIVE", (string?)json["env"]!["OMP_WAIT_POLICY"]);
        Assert.Equal("0", (string?)json["env"]!["DOTNET_TieredPGO"]);
        Assert.Equal("1", (string?)json["env"]!["DOTNET_CLI_TELEMETRY_OPTOUT"]);
    }

    [Fact]
    public async Task Install_Prefix_WritesUnderShareJupyter()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await RunAsync(folder, "kernel", "install", "--prefix", folder.File("env"))).ExitCode);
        Assert.True(File.Exists(folder.File("env", "share", "jupyter", "kernels", "cim-csharp", "kernel.json")));
        Assert.Equal(2, (await RunAsync(folder, "kernel", "install", "--user", "--prefix", "x")).ExitCode);
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("a b")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("-x")]
    public async Task Install_NameJupyterRefuses_IsAnError(string name)
    {
        using var folder = new TemporaryFolder();
        var outcome = await RunAsync(folder, "kernel", "install", "--name", name);
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains($"'{name}'", outcome.Error);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Uninstall_AfterInstall_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, "kernel", "install");
        Assert.Contains("cim-csharp", (await RunAsync(folder, "kernel", "list")).Output);
        Assert.Equal(0, (await RunAsync(folder, "kernel", "uninstall")).ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.File("kernels")));
        Assert.Equal(2, (await RunAsync(folder, "kernel", "uninstall")).ExitCode);
    }

    [Fact]
    public async Task Uninstall_KernelOfAnotherProgram_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("kernels", "python3"));
        File.WriteAllText(folder.File("kernels", "python3", "kernel.json"), """{"argv":["python3"]}""");
        var outcome = await RunAsync(folder, "kernel", "uninstall", "--name", "python3");
        Assert.Equal(2, outcome.ExitCode);
        Assert.True(File.Exists(folder.File("kernels", "python3", "kernel.json")));
    }

    private static Task<CimOutcome> RunAsync(TemporaryFolder folder, params string[] arguments) =>
        CimProcess.RunAsync(folder.Path, new Dictionary<string, string> { ["JUPYTER_DATA_DIR"] = folder.Path }, arguments);
}
