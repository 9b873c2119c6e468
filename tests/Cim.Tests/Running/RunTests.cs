using System.Runtime.InteropServices;
using Xunit;

namespace Cim.Tests.Running;

public sealed partial class RunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_NotebookThatSucceeds_WritesNotebookAndPageBesideNothingElse()
    {
        var source = NotebookFiles.Fixture("small.ipynb");
        var before = await File.ReadAllBytesAsync(source, TestContext.Current.CancellationToken);
        var outcome = await RunAsync(source);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var results = _folder.File("artifacts", "notebooks");
        Assert.Equal(["small.html", "small.ipynb"], Directory.GetFiles(results).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains(Path.Combine("artifacts", "notebooks", "small.html"), outcome.Output);
        Assert.Equal(before, await File.ReadAllBytesAsync(source, TestContext.Current.CancellationToken));

        var cells = NotebookFiles.Cells(Path.Combine(results, "small.ipynb"));
        Assert.Contains("I = 1.2", NotebookFiles.Outputs(cells[3]));
        Assert.Equal([1, 2, 3, 4], cells.Where(cell => (string?)cell!["cell_type"] == "code").Select(cell => (int)cell!["execution_count"]!));
        Assert.Contains("100 %", NotebookFiles.Outputs(cells[5]));
    }

    [Fact]
    public async Task Run_NotATerminal_TellsEachCellOnALine()
    {
        var outcome = await RunAsync(NotebookFiles.Fixture("small.ipynb"), "--no-html");
        var lines = outcome.Output.Split('\n');
        for (var cell = 1; cell <= 4; cell++)
            Assert.Single(lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, $@"^  \[{cell}/4\] .+  \d+\.\d s\r?$"));
        Assert.DoesNotContain('\u001b', outcome.Output);
        Assert.False(File.Exists(_folder.File("artifacts", "notebooks", "small.html")));
    }

    [Fact]
    public async Task Run_CellThatFails_NamesItAndStillWritesWhatHappened()
    {
        var outcome = await RunAsync(NotebookFiles.Fixture("failing.ipynb"), "-o", "out");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("cell [2], line 2", outcome.Error);
        Assert.Contains("no such device", outcome.Error);
        Assert.Contains("no such device", await File.ReadAllTextAsync(_folder.File("out", "failing.html"), TestContext.Current.CancellationToken));
        var cells = NotebookFiles.Cells(_folder.File("out", "failing.ipynb"));
        Assert.Contains("before", NotebookFiles.Outputs(cells[1]));
        Assert.Contains("no such device", NotebookFiles.Outputs(cells[2]));
        Assert.Equal("[]", NotebookFiles.Outputs(cells[3]));
    }

    [Fact]
    public async Task Run_SeveralNotebooks_EachStartsAfreshAndASummaryFollows()
    {
        var outcome = await RunAsync(NotebookFiles.Fixture("failing.ipynb"), NotebookFiles.Fixture("parameters.ipynb"), "--no-html");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("cell 2 failed", outcome.Output);
        Assert.Contains("array: 256", NotebookFiles.Outputs(NotebookFiles.Cells(_folder.File("artifacts", "notebooks", "parameters.ipynb"))[2]));
        Assert.Matches(@"parameters\.ipynb\s+2 ok\s+\d+\.\d", outcome.Output);
    }

    [Fact]
    public async Task Run_SetParameters_ReplacesTheirValues()
    {
        var outcome = await RunAsync(NotebookFiles.Fixture("parameters.ipynb"), "--no-html", "--set", "rows=64", "--set", "name=x=y");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var cells = NotebookFiles.Cells(_folder.File("artifacts", "notebooks", "parameters.ipynb"));
        Assert.Contains("x=y: 128", NotebookFiles.Outputs(cells[^1]));
    }

    [Theory]
    [InlineData("parameters.ipynb", "row=64", "row")]
    [InlineData("small.ipynb", "rows=64", "parameters")]
    [InlineData("small.ipynb", "rows", "NAME=VALUE")]
    public async Task Run_SetWhatIsNotThere_IsAUsageError(string notebook, string assignment, string expected)
    {
        var outcome = await RunAsync(NotebookFiles.Fixture(notebook), "--no-html", "--set", assignment);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error);
    }

    [Fact]
    public async Task Run_FilesThatAreNoNotebooks_AreAllNamedAndNothingRuns()
    {
        await File.WriteAllTextAsync(_folder.File("broken.ipynb"), "{ not json", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.File("text.txt"), "x", TestContext.Current.CancellationToken);
        var outcome = await RunAsync("missing.ipynb", "broken.ipynb", "text.txt", NotebookFiles.Fixture("small.ipynb"));
        Assert.Equal(2, outcome.ExitCode);
        foreach (var name in new[] { "missing.ipynb: no such file", "broken.ipynb", "text.txt: not a notebook" })
            Assert.Contains(name, outcome.Error);
        Assert.False(Directory.Exists(_folder.File("artifacts")));
    }

    [Fact]
    public async Task Run_ResultWouldOverwriteTheNotebook_IsRefused()
    {
        File.Copy(NotebookFiles.Fixture("small.ipynb"), _folder.File("small.ipynb"));
        var outcome = await RunAsync("small.ipynb", "-o", ".");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("overwrite", outcome.Error);
        Assert.Equal("[]", NotebookFiles.Outputs(NotebookFiles.Cells(_folder.File("small.ipynb"))[1]));
    }

    [Fact]
    public async Task Run_ControlC_InterruptsTheCellAndWritesWhatHappened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT to send to one process.");
        var mark = _folder.File("started");
        using var process = CimProcess.Start(_folder.Path, new Dictionary<string, string> { ["CIM_TEST_MARK"] = mark }, "run", NotebookFiles.Fixture("endless.ipynb"), "-o", "out");
        while (!File.Exists(mark) && !process.HasExited)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(0, SendSignal(process.Id, 2));
        var outcome = await CimProcess.FinishAsync(process);
        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("Interrupted", NotebookFiles.Outputs(NotebookFiles.Cells(_folder.File("out", "endless.ipynb"))[0]));
        Assert.True(File.Exists(_folder.File("out", "endless.html")));
    }

    [Fact]
    public async Task Version_Asked_IsPrinted()
    {
        var outcome = await RunAsync(["--version"]);
        Assert.Matches(@"^\d+\.\d+\.\d+", outcome.Output);
    }

    [Fact]
    public async Task Run_OpenMpWaitPolicy_ReachesNativeCode()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Asks the C library of Linux.");
        var notebook = _folder.File("environment.ipynb");
        await File.WriteAllTextAsync(notebook, """
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","id":"a","metadata":{},"execution_count":null,"outputs":[],"source":[
            "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern IntPtr getenv(string name);\n",
            "System.Runtime.InteropServices.Marshal.PtrToStringUTF8(getenv(\"OMP_WAIT_POLICY\"))"]}]}
            """, TestContext.Current.CancellationToken);
        await RunAsync("environment.ipynb", "--no-html", "-o", "out");
        Assert.Contains("PASSIVE", NotebookFiles.Outputs(NotebookFiles.Cells(_folder.File("out", "environment.ipynb"))[0]));
    }

    public void Dispose() => _folder.Dispose();

    private Task<CimOutcome> RunAsync(params string[] arguments) =>
        CimProcess.RunAsync(_folder.Path, arguments[0].StartsWith('-') ? arguments : ["run", .. arguments]);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int id, int signal);
}
