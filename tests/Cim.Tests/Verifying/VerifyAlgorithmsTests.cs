using Xunit;

namespace Cim.Tests.Verifying;

public sealed class VerifyAlgorithmsTests
{
    [Fact]
    public async Task Verify_WorkedExamples_PassesAndSaysWhatHasNoModel()
    {
        var outcome = await CimProcess.RunAsync(AppContext.BaseDirectory, ["verify", CheckRows.Golden("check-values-algorithms.json")]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("977 compared", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("pulse.management: 18: needs stochastic pulse trains, which no module models yet", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("145 not applicable: passed", outcome.Output.TrimEnd(), StringComparison.Ordinal);
    }
}
