using Xunit;

namespace Cim.Tests.Verifying;

public sealed class VerifyAlgorithmsTests
{
    [Fact]
    public async Task Verify_WorkedExamples_PassesAndSaysWhatIsNotCompared()
    {
        var outcome = await CimProcess.RunAsync(AppContext.BaseDirectory, ["verify", CheckRows.Golden("check-values-algorithms.json")]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("1100 compared", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("trace.dec2bin: 8: a number printed for information", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("22 not applicable: passed", outcome.Output.TrimEnd(), StringComparison.Ordinal);
    }
}
