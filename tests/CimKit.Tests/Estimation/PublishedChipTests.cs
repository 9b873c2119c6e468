using System.Text;
using CimKit.Estimation.Verification;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Estimation;

/// <summary>Every number of published chip runs. The tolerance is that of their twelve printed digits, or nine.</summary>
public sealed class PublishedChipTests
{
    [Theory]
    [InlineData("runs.jsonl.gz", 2_474, 1e-9)]
    [InlineData("runs_modules.jsonl.gz", 23_607, 1e-9)]
    [InlineData("chips.csv.gz", 2_834, 1e-6)]
    public void Estimate_PublishedRuns_GivesEveryNumber(string file, int values, double tolerance)
    {
        using var stream = GoldenRuns.Open(file);

        var report = PublishedVerification.Run(stream, file, GoldenRuns.Options, tolerance, TestContext.Current.CancellationToken);

        Assert.Empty(report.Total.Exceptions.Select(value => $"{value.Row}: {value.Expected}, not {value.Got}: {value.Reason}"));
        Assert.Equal(values, report.Total.Compared);
        Assert.All(report.Skipped, skipped => Assert.NotEmpty(skipped.Reason));
    }

    [Fact]
    public void Estimate_DamagedRecord_NamesTheLine()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("{\"chip\": {}, \"id\": "));

        var error = Assert.Throws<InvalidDataException>(() => PublishedVerification.Run(stream, "broken", GoldenRuns.Options));

        Assert.Contains("Line 1", error.Message);
    }

    [Theory]
    [InlineData("{\"chip\": {\"area_m2\": 1}}", "Line 1: a run must have id")]
    [InlineData("{\"id\": \"a\", \"chip\": {\"area_m2\": 1}}", "Line 1: a run must have network")]
    public void Estimate_IncompleteRecord_NamesTheField(string record, string message)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(record));

        var error = Assert.Throws<InvalidDataException>(() => PublishedVerification.Run(stream, "incomplete", GoldenRuns.Options));

        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Estimate_UnknownNetwork_IsAnErrorOfItsOwn()
    {
        var options = new ChipVerificationOptions
        {
            Networks = name => throw new InvalidDesignException($"Network '{name}'", ["there is no such file."]),
        };
        using var stream = GoldenRuns.Open("runs.jsonl.gz");

        var error = Assert.Throws<InvalidDesignException>(() => PublishedVerification.Run(stream, "runs", options));

        Assert.Contains("there is no such file", error.Message);
    }
}
