using CimKit.Notebooks.Documents;
using Xunit;

namespace Cim.Tests.Running;

public sealed class KeptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Keep_Twice_WritesTheSameBytesAndThenComparesAsTheSame()
    {
        var notebook = Copy("small.ipynb");
        var first = await CimAsync("run", "--keep", notebook, "--no-html");
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        var kept = await File.ReadAllTextAsync(notebook, TestContext.Current.CancellationToken);
        Assert.Contains("I = 1.2", kept);
        Assert.Contains("\"execution_count\": null", kept);
        Assert.DoesNotContain("\"execution_count\": 1", kept);

        await CimAsync("run", "--keep", notebook, "--no-html");
        Assert.Equal(kept, await File.ReadAllTextAsync(notebook, TestContext.Current.CancellationToken));
        var compared = await CimAsync("run", "--compare", notebook, "--no-html");
        Assert.Equal((0, ""), (compared.ExitCode, compared.Error));
        Assert.Contains("outputs same: 4 cells in full, 0 by kind", compared.Output);
    }

    [Fact]
    public async Task Compare_OutputThatIsNoLongerTrue_FailsAndNamesTheLine()
    {
        var notebook = Copy("small.ipynb");
        await CimAsync("run", "--keep", notebook, "--no-html");
        var text = await File.ReadAllTextAsync(notebook, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(notebook, text.Replace("I = 1.2", "I = 1.3", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var outcome = await CimAsync("run", "--compare", notebook, "--no-html");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("small.ipynb: cell [2], output 1 (stdout), line 1: kept 'I = 1.3 µA', got 'I = 1.2 µA'", outcome.Error);

        var again = await CimAsync("compare", notebook, _folder.File("artifacts", "notebooks", "small.ipynb"));
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("kept 'I = 1.3 µA', got 'I = 1.2 µA'", again.Error);
    }

    [Fact]
    public async Task Compare_NotebookWithoutOutputs_SaysHowToKeepThem()
    {
        var outcome = await CimAsync("run", "--compare", Copy("small.ipynb"), "--no-html");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("cim run --keep", outcome.Error);
    }

    [Fact]
    public async Task Keep_MoreThanAFileMayHold_WritesNothingAndNamesTheCell()
    {
        var notebook = await WriteAsync("display(new string('x', 180_000)); new string('x', 180_000)");
        var before = await File.ReadAllTextAsync(notebook, TestContext.Current.CancellationToken);
        var outcome = await CimAsync("run", "--keep", notebook, "--no-html");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("at most 300 KB are kept. Largest: cell [1]", outcome.Error);
        Assert.Equal(before, await File.ReadAllTextAsync(notebook, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Keep_CellThatFails_WritesNothing()
    {
        var notebook = Copy("failing.ipynb");
        var before = await File.ReadAllTextAsync(notebook, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await CimAsync("run", "--keep", notebook, "--no-html")).ExitCode);
        Assert.Equal(before, await File.ReadAllTextAsync(notebook, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Keep_DataFolderSet_RunsOnEmbeddedData()
    {
        var notebook = await WriteAsync("Environment.GetEnvironmentVariable(\"CIMKIT_DATA\") ?? \"embedded\"");
        await CimProcess.RunAsync(_folder.Path, new Dictionary<string, string> { ["CIMKIT_DATA"] = "elsewhere" }, "run", "--keep", notebook, "--no-html");
        Assert.Contains("embedded", NotebookFiles.Outputs(NotebookFiles.Cells(notebook)[0]));
    }

    [Theory]
    [InlineData("--keep --compare", "one of them")]
    [InlineData("--keep --set rows=64", "leave out --set")]
    public async Task Keep_OptionsThatExcludeEachOther_AreAUsageError(string options, string expected)
    {
        var outcome = await CimAsync(["run", Copy("parameters.ipynb"), .. options.Split(' ')]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error);
    }

    public void Dispose() => _folder.Dispose();

    private string Copy(string name)
    {
        var path = _folder.File(name);
        File.Copy(NotebookFiles.Fixture(name), path);
        return path;
    }

    private async Task<string> WriteAsync(string code)
    {
        var path = _folder.File("one.ipynb");
        await File.WriteAllTextAsync(path, new NotebookDocument { Cells = [NotebookCell.Code(code)] }.ToJson(), TestContext.Current.CancellationToken);
        return path;
    }

    private Task<CimOutcome> CimAsync(params string[] arguments) => CimProcess.RunAsync(_folder.Path, arguments);
}
