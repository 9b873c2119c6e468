using CimKit.Circuits.Verification;
using Xunit;

namespace CimKit.Tests.Circuits.Verification;

public sealed class GoldenTests
{
    /// <summary>The print has nine to twelve digits, so a right model agrees far below the tolerance.</summary>
    private const double PrintedDigits = 1e-7;

    [Theory]
    [InlineData("check-values-circuit.csv", 5687, 0)]
    [InlineData("units.jsonl.gz", 48334, 342)]
    [InlineData("check-values-modules.csv", 1515, 0)]
    public void Models_InReferenceFidelity_MeetEveryCheckValue(string file, int compared, int notApplicable)
    {
        using var stream = GoldenFile.Open(file);

        var report = CircuitVerification.Run(stream, file, cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(report.Total.Exceptions);
        Assert.True(report.Passes);
        Assert.Equal((compared, notApplicable), (report.Total.Compared, report.Total.NotApplicable));
        Assert.Equal((1.0, 1.0), (report.Total.FractionWithin1e6, report.Total.FractionWithin1e3));
        Assert.InRange(report.Total.Worst, 0, PrintedDigits);
        Assert.Equal(notApplicable, report.Skipped.Sum(skipped => skipped.Count));
        Assert.All(report.Skipped, skipped => Assert.NotEmpty(skipped.Reason));
        Assert.Equal(compared, report.Modules.Sum(module => module.Compared));
    }
}
