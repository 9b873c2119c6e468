using Xunit;

namespace Cim.Tests.Verifying;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("check-values-circuit.csv", 5687, 0)]
    [InlineData("check-values-modules.csv", 1515, 0)]
    [InlineData("units.jsonl.gz", 48334, 342)]
    public async Task Verify_GoldenFile_ComparesEveryRowAndPasses(string name, int compared, int notApplicable)
    {
        var outcome = await RunAsync(CheckRows.Golden(name));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.EndsWith(
            $"{name}: {compared} compared, 100 % within 1e-6, 100 % within 1e-3; 0 beyond 1e-6; {notApplicable} not applicable: passed",
            outcome.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outcome.Output);
    }

    [Fact]
    public async Task Verify_FalsifiedGoldenRow_FailsAndNamesTheRowAlone()
    {
        var lines = await File.ReadAllLinesAsync(CheckRows.Golden("check-values-circuit.csv"), TestContext.Current.CancellationToken);
        var cells = lines[3000].Split(',');
        var value = cells[^2];
        cells[^2] = "123.456";
        lines[3000] = string.Join(',', cells);
        await File.WriteAllLinesAsync(_folder.File("false.csv"), lines, TestContext.Current.CancellationToken);

        var outcome = await RunAsync("false.csv");

        Assert.Equal(1, outcome.ExitCode);
        var error = Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"false.csv: line 3001: {cells[0]}; ", error, StringComparison.Ordinal);
        Assert.Contains($"expected 123.456, got {value}", error, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("failed", outcome.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e-2", 0)]
    [InlineData("1e-3", 1)]
    public async Task Verify_Tolerance_DecidesWhatIsMet(string tolerance, int exitCode)
    {
        await File.WriteAllTextAsync(_folder.File("wrong.csv"), CheckRows.Wrong, TestContext.Current.CancellationToken);

        Assert.Equal(exitCode, (await RunAsync("wrong.csv", "--tolerance", tolerance)).ExitCode);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1e-6")]
    [InlineData("nan")]
    [InlineData("tight")]
    public async Task Verify_ImpossibleTolerance_IsAUsageErrorWithTheValue(string tolerance)
    {
        await File.WriteAllTextAsync(_folder.File("right.csv"), CheckRows.Right, TestContext.Current.CancellationToken);

        var outcome = await RunAsync("right.csv", $"--tolerance={tolerance}");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"--tolerance must be a number above 0; got '{tolerance}'", outcome.Error);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CimOutcome> RunAsync(params string[] arguments) => CimProcess.RunAsync(_folder.Path, ["verify", .. arguments]);
}
