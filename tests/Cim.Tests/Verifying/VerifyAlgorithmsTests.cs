using Xunit;

namespace Cim.Tests.Verifying;

public sealed class VerifyAlgorithmsTests
{
    [Fact]
    public async Task Verify_WorkedExamples_PassesAndSaysWhatHasNoModel()
    {
        var outcome = await CimProcess.RunAsync(AppContext.BaseDirectory, ["verify", CheckRows.Golden("check-values-algorithms.json")]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("1100 compared", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("trace.patch_order: 32: needs trace files of the published tool", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("22 not applicable: passed", outcome.Output.TrimEnd(), StringComparison.Ordinal);
    }
}
