using System.Text.Json.Nodes;
using Cim.Checking;
using CimKit.Neural.Runtime;
using Xunit;

namespace Cim.Tests.Checking;

public sealed class DoctorTests
{
    private const long Gigabyte = 1 << 30;

    private static readonly Surroundings Complete = new()
    {
        Variable = _ => null,
        Run = (program, _) => program switch
        {
            "dotnet" => "9.0.100 [/usr/share/dotnet/sdk]\n10.0.401 [/usr/share/dotnet/sdk]",
            "jupyter" => "Selected Jupyter core packages...\nnbconvert        : 7.16.0\nnotebook         : 7.3.0\njupyterlab       : not installed",
            "fc-list" => "DejaVu Sans Mono\nDejaVu Sans",
            _ => null,
        },
        LoadTorch = () => new TorchRuntime("libLibTorchSharp.so", IsPatched: false, Threads: 2),
        Draw = () => 4000,
        KernelFolders = [],
        FreeDisk = () => 50 * Gigabyte,
        Memory = () => 16 * Gigabyte,
    };

    [Fact]
    public void Of_CompleteMachine_IsHealthyAndSaysWhatItFound()
    {
        var checks = Checks.Of(Complete);
        Assert.True(DoctorReport.IsHealthy(checks));
        Assert.Equal("10.0.401", Find(checks, ".NET SDK").Found);
        Assert.Equal("nbconvert 7.16.0, notebook 7.3.0", Find(checks, "Jupyter").Found);
        Assert.Equal(CheckState.Ok, Find(checks, "Font").State);
        Assert.Equal("16.0 GB", Find(checks, "Memory").Found);
    }

    [Fact]
    public void Of_BareMachine_ThrowsNothingAndAdvises()
    {
        var checks = Checks.Of(Complete with
        {
            Run = (_, _) => null,
            LoadTorch = () => throw new DllNotFoundException("The native library libc10.so was not found."),
            Draw = () => throw new TypeInitializationException("SkiaSharp.SKObject", new DllNotFoundException("libSkiaSharp")),
            FreeDisk = () => throw new IOException("no disk"),
            Memory = () => Gigabyte,
        });
        Assert.False(DoctorReport.IsHealthy(checks));
        Assert.Equal([".NET SDK", "libtorch", "Drawing", "Disk"], checks.Where(check => check.State == CheckState.Failed).Select(check => check.Name));
        Assert.Equal("libSkiaSharp", Find(checks, "Drawing").Found);
        Assert.Contains("libc10.so", Find(checks, "libtorch").Found, StringComparison.Ordinal);
        Assert.Equal(CheckState.Advice, Find(checks, "Jupyter").State);
        Assert.Equal(CheckState.Advice, Find(checks, "Memory").State);
        Assert.All(checks.Where(check => check.State != CheckState.Ok), check => Assert.NotEmpty(check.Advice));
    }

    [Fact]
    public void Of_OldSdkOnly_FailsAndNamesIt()
    {
        var sdk = Find(Checks.Of(Complete with { Run = (_, _) => "8.0.100 [/x]" }), ".NET SDK");
        Assert.Equal((CheckState.Failed, "8.0.100"), (sdk.State, sdk.Found));
    }

    [Fact]
    public void Of_PatchedTorch_SaysWhy() => Assert.Contains(
        "GLIBCXX_3.4.32", Find(Checks.Of(Complete with { LoadTorch = () => new TorchRuntime("x", IsPatched: true, 2) }), "libtorch").Found, StringComparison.Ordinal);

    [Fact]
    public void Kernel_Moved_IsToldWithTheCommandThatRepairs()
    {
        using var folder = new TemporaryFolder();
        Kernel(folder, "mine", folder.File("gone", "cim"));
        var kernel = Find(Checks.Of(Complete with { KernelFolders = [folder.Path] }), "Kernel");
        Assert.Equal(CheckState.Advice, kernel.State);
        Assert.Contains("cim does not exist", kernel.Found, StringComparison.Ordinal);
        Assert.Equal("Run 'cim kernel install --name mine'.", kernel.Advice);
    }

    [Fact]
    public void Kernel_ThisProgram_IsOk()
    {
        using var folder = new TemporaryFolder();
        Kernel(folder, "cim-csharp", CimProcess.Executable);
        Assert.Equal(CheckState.Ok, Find(Checks.Of(Complete with { KernelFolders = [folder.Path, folder.File("missing")] }), "Kernel").State);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"argv": 3, "metadata": {"installed_by": "cim"}}""")]
    [InlineData("""{"argv": [], "metadata": {"installed_by": "cim"}}""")]
    public void Kernel_DamagedFile_ThrowsNothing(string json)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("k"));
        File.WriteAllText(folder.File("k", "kernel.json"), json);
        Assert.Equal(CheckState.Advice, Find(Checks.Of(Complete with { KernelFolders = [folder.Path] }), "Kernel").State);
    }

    [Fact]
    public void Data_HalfASet_IsToldAsIncomplete()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("mnist"));
        var data = Find(Checks.Of(Complete with { Variable = _ => folder.Path }), "Data");
        Assert.Equal((CheckState.Advice, "complete: none; incomplete: MNIST"), (data.State, data.Found));
        Assert.Contains("does not exist", Find(Checks.Of(Complete with { Variable = _ => folder.File("no") }), "Data").Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_Json_HasEveryCheckAndTheExitCodeFits()
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string> { ["JUPYTER_DATA_DIR"] = folder.Path };
        var outcome = await CimProcess.RunAsync(folder.Path, environment, "doctor", "--json");
        var report = JsonNode.Parse(outcome.Output)!;
        Assert.Equal((bool)report["healthy"]! ? 0 : 1, outcome.ExitCode);
        Assert.Equal(
            ["Processor", ".NET SDK", "libtorch", "Drawing", "Font", "Jupyter", "Kernel", "Data", "Memory", "Disk"],
            report["checks"]!.AsArray().Select(check => (string?)check!["name"]));
        Assert.Equal("ok", (string?)report["checks"]![3]!["state"]);
    }

    [Fact]
    public void Show_Table_HasALineForEachCheckWithoutControlCharacters()
    {
        using var output = new StringWriter();
        DoctorReport.Show(Checks.Of(Complete), output, isTerminal: false);
        Assert.Contains("10.0.401", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Everything that is needed is there.", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output.ToString());
    }

    private static Check Find(IReadOnlyList<Check> checks, string name) => Assert.Single(checks, check => check.Name == name);

    private static void Kernel(TemporaryFolder folder, string name, string program)
    {
        Directory.CreateDirectory(folder.File(name));
        var spec = new JsonObject { ["argv"] = new JsonArray(program, "kernel"), ["metadata"] = new JsonObject { ["installed_by"] = "cim" } };
        File.WriteAllText(folder.File(name, "kernel.json"), spec.ToJsonString());
    }
}
