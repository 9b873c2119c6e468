using CimKit.Extensions.Progress;
using CimKit.Reports;

namespace CimKit.Extensions.Tests.Progress;

[Collection(nameof(DisplayHost))]
public sealed class ProgressTests : IDisposable
{
    private readonly List<object> shown = [];

    private readonly List<object> updates = [];

    public ProgressTests() => DisplayHost.Install(value =>
    {
        shown.Add(value);
        return updates.Add;
    });

    public void Dispose() => DisplayHost.Uninstall();

    [Fact]
    public void Report_ManyTimes_UpdatesOneDisplayFewTimesAndEndsFull()
    {
        using (var bar = new NotebookProgress("Training <b>"))
            for (var i = 1; i <= 10_000; i++)
                bar.Report(i / 10_000.0, $"loss {i}");
        Assert.Single(shown);
        Assert.True(updates.Count < 1000);
        var last = Assert.IsType<ShownHtml>(updates[^1]);
        Assert.Equal("Training <b>: 100 % · loss 10000", last.Text);
        Assert.Contains("Training &lt;b&gt;", last.Html);
    }

    [Fact]
    public void Dispose_UnfinishedWork_StaysWhereItStopped()
    {
        new NotebookProgress("T").Dispose();
        Assert.Equal("T: 0 %", Assert.IsType<ShownHtml>(Assert.Single(updates)).Text);
    }

    [Fact]
    public void Of_OtherReports_AreTranslated()
    {
        using (var bar = new NotebookProgress("T"))
            bar.Of<(int Done, int All)>(p => (double)p.Done / p.All, p => $"{p.Done} of {p.All}").Report((1, 2));
        Assert.Equal("T: 50 % · 1 of 2", Assert.IsType<ShownHtml>(updates[^1]).Text);
    }

    [Fact]
    public void LiveFigure_Updates_ShowPicturesAndEndWithTheFigure()
    {
        using (var live = new LiveFigure())
            for (var i = 0; i < 50; i++)
                live.Update(Gallery.Lines);
        Assert.Contains("data:image/svg+xml", Assert.IsType<ShownHtml>(Assert.Single(shown)).Html);
        Assert.IsType<Figure>(updates[^1]);
    }

    [Fact]
    public void WithoutNotebook_NothingHappens()
    {
        DisplayHost.Uninstall();
        using (var bar = new NotebookProgress("T"))
            bar.Report(0.5);
        using (var live = new LiveFigure())
            live.Update(Gallery.Lines);
        Assert.Empty(shown);
        Assert.Empty(updates);
    }
}
