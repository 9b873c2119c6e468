using Cim.Running;
using CimKit.Notebooks;
using CimKit.Notebooks.Running;
using Xunit;

namespace Cim.Tests.Running;

public class RunReportTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_CellsWithMarkup_AreShownAsTheyAre(bool isTerminal)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var report = new RunReport(output, error, isTerminal);
        var outcome = await report.WatchAsync("a[b].ipynb", async () =>
        {
            report.Report(new CellProgress(1, 2, CellStage.Started, "var x = a[0]; [red]"));
            await Task.Delay(300, TestContext.Current.CancellationToken);
            report.Report(new CellProgress(1, 2, CellStage.Finished, "var x = a[0]; [red]"));
            report.Report(new CellProgress(2, 2, CellStage.Skipped, "rest"));
            return new RunOutcome("a[b].ipynb", 2, new FailedCell(3, 2, "one\ntwo", new CellError("E", "message", [], 2)), TimeSpan.FromSeconds(1.5), ["x.html"]);
        });
        report.Ended(outcome);
        report.Summary([outcome, outcome with { Failure = null }]);
        Assert.Contains("[1/2] var x = a[0]; [red]  0.", output.ToString());
        Assert.Contains("[2/2] rest  not run", output.ToString());
        Assert.Contains("cell 2 failed", output.ToString());
        Assert.Equal("a[b].ipynb: cell [2], line 2: E: message\n    > two", error.ToString().TrimEnd().ReplaceLineEndings("\n"));
    }
}
