using CimKit.Notebooks.Interactive;
using Xunit;

namespace CimKit.Notebooks.Tests;

public sealed class DisplayTests : IAsyncDisposable
{
    private readonly NotebookSession _session = new(new SessionOptions());

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Display_Values_AreShownInOrderUnderDifferentIds()
    {
        var output = await _session.RunAsync("display(1); 2.Display(); \"three\".Display();");
        Assert.Equal(["1", "2", "three"], output.Events.Select(item => item.Text));
        Assert.Equal(3, output.Events.Select(item => item.Id).Distinct().Count());
    }

    [Fact]
    public async Task Update_SameCellAndLaterCell_ReplacesUnderTheSameId()
    {
        var first = await _session.RunAsync("var shown = display(\"a\"); shown.Update(\"b\");");
        var second = await _session.RunAsync("shown.Update(\"c\");");
        var id = first.Events[0].Id;
        Assert.Equal([("display", "a", id), ("update", "b", id)], first.Events.Select(item => (item.Kind, item.Text, item.Id)));
        Assert.Equal([("update", "c", id)], second.Events.Select(item => (item.Kind, item.Text, item.Id)));
    }

    [Fact]
    public async Task DisplayAs_MimeType_IsThatTypeAndPlainText()
    {
        var bundle = (await _session.RunAsync("\"# x\".DisplayAs(\"text/markdown\");")).Displays.Single();
        Assert.Equal("# x", bundle.Data["text/markdown"]);
        Assert.Equal("# x", bundle.Data["text/plain"]);
    }

    [Fact]
    public async Task Html_Content_IsShownAsItIsAndAsItsText()
    {
        var bundle = (await _session.RunAsync("HTML(\"<style>p{}</style><b>1 &lt; 2</b>\")")).ResultBundle!;
        Assert.Equal("<style>p{}</style><b>1 &lt; 2</b>", bundle.Data["text/html"]);
        Assert.Equal("1 < 2", bundle.Data["text/plain"]);
    }

    [Fact]
    public async Task Display_ChosenMimeType_IsThatTypeAndPlainText()
    {
        var bundle = (await _session.RunAsync("display(new { A = 1 }, \"text/html\");")).Displays.Single();
        Assert.Equal(["text/html", "text/plain"], bundle.Data.Keys.Order());
    }

    [Fact]
    public async Task ClearOutput_NowOrLater_ReachesTheReceiver()
    {
        var output = await _session.RunAsync("Console.Write(1); clear_output(); Console.Write(2); clear_output(wait: true);");
        Assert.Equal(["1", "now", "2", "wait"], output.Events.Select(item => item.Text));
    }

    [Fact]
    public async Task NotebookDisplay_FromLibraryDelegate_ShowsUnderTheRunningCell()
    {
        // As a host would connect a library that does not know this assembly.
        Func<object, Action<object>> show = value => NotebookDisplay.Current!.Show(value).Update;
        AppContext.SetData("DisplayTests.Show", show);
        var output = await _session.RunAsync("""
            var show = (Func<object, Action<object>>)AppContext.GetData("DisplayTests.Show");
            await Task.Run(() => { var update = show("0 %"); update("100 %"); });
            """);
        Assert.Equal([("display", "0 %"), ("update", "100 %")], output.Events.Select(item => (item.Kind, item.Text)));
    }

    [Fact]
    public async Task NestedResults_OfPiecesBetweenMagics_AreAllShown()
    {
        var output = await _session.RunAsync("1\n#!markdown\n*two*\n#!csharp\n3");
        Assert.Equal(["display", "display", "result"], output.Kinds);
        Assert.Equal("<p><em>two</em></p>", output.Displays[1].Data["text/html"].Trim());
    }
}
