using CimKit.Notebooks.Language;
using Xunit;

namespace CimKit.Notebooks.Tests.Language;

public sealed class CompletionTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("completion").FullName;
    private readonly NotebookSession _session;

    public CompletionTests() => _session = new NotebookSession(new SessionOptions { WorkingDirectory = _folder });

    public async ValueTask InitializeAsync() => await _session.RunAsync("""
        record Device(string Name, double Voltage) { public int Levels { get; init; } = 2; public static Device Ideal { get; } = new("ideal", 0); }
        var device = new Device("x", 1);
        int Twice(int number, int offset = 0) => 2 * number + offset;
        """);

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    /// <summary>The bar is the cursor.</summary>
    [Theory]
    [InlineData("Console.Wri|", "Write,WriteLine")]
    [InlineData("Console.wri|", "Write,WriteLine")]
    [InlineData("device.Vol|", "Voltage")]
    [InlineData("device.Lev| + 1", "Levels")]
    [InlineData("device?.Na|", "Name")]
    [InlineData("Device.Id|", "Ideal")]
    [InlineData("devi|", "device,Device")]
    [InlineData("Twi|", "Twice")]
    [InlineData("Twice(num|", "number:")]
    [InlineData("var d = device with { Lev|", "Levels")]
    [InlineData("new Device(\"a\", 1) { Lev|", "Levels")]
    [InlineData("foreac|", "foreach")]
    [InlineData("using System.Thr|", "Threading")]
    [InlineData("new[] { 1 }.Zi|", "Zip")]
    [InlineData("var local = 1;\nif (true) { loca|", "local,LocalDataStoreSlot")]
    [InlineData("DayOfWeek.Sa|", "Saturday")]
    [InlineData("disp|", "display,DisplayedValue")]
    [InlineData("#!mark|", "#!markdown")]
    [InlineData("#!time\ndevi|", "device,Device")]
    public async Task Complete_TypedBeginning_GivesWhatFits(string text, string expected)
    {
        var completions = await CompleteAsync(text);
        Assert.Equal(expected, string.Join(',', completions.Items.Select(item => item.Text)));
    }

    [Theory]
    [InlineData("\"Consol|e\"")]
    [InlineData("// Consol|")]
    [InlineData("/* Con| */")]
    [InlineData("1.5|")]
    public async Task Complete_InTextCommentOrNumber_GivesNothing(string text) => Assert.Empty((await CompleteAsync(text)).Items);

    [Fact]
    public async Task Complete_AfterDot_GivesMembersOfTheInstanceOnly()
    {
        var items = (await CompleteAsync("device.|")).Items;
        Assert.Contains(items, item => item is { Text: "Levels", Kind: CompletionKind.Property, Description: "int Device.Levels" });
        Assert.DoesNotContain(items, item => item.Text is "Ideal" or "EqualityContract" or "get_Levels");
    }

    [Fact]
    public async Task Complete_InTheMiddleOfAWord_ReplacesAllOfIt()
    {
        var completions = await CompleteAsync("var x = device.Vol|tage + 1;");
        Assert.Equal((15, 22), (completions.Start, completions.End));
    }

    [Fact]
    public async Task Complete_Nothing_IsFilteredAndBounded()
    {
        var items = (await CompleteAsync("|")).Items;
        Assert.InRange(items.Count, 1, 200);
        Assert.DoesNotContain((await CompleteAsync("Cell.|")).Items, item => item.Text is "Poll" or "Enter");
        Assert.Contains((await CompleteAsync("Cell.|")).Items, item => item.Text == "Cancellation");
    }

    [Fact]
    public async Task Complete_PathOfDirective_GivesFilesOfThatKind()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "one.csx"), "");
        await File.WriteAllTextAsync(Path.Combine(_folder, "one.txt"), "");
        await File.WriteAllTextAsync(Path.Combine(_folder, "sub", "two.dib"), "");
        Assert.Equal(["one.csx"], (await CompleteAsync("#!import o|")).Items.Select(item => item.Text));
        Assert.Equal(["sub/"], (await CompleteAsync("#!import s|")).Items.Select(item => item.Text));
        var inner = await CompleteAsync("#!import sub/t|");
        Assert.Equal(["two.dib"], inner.Items.Select(item => item.Text));
        Assert.Equal((13, 14), (inner.Start, inner.End));
    }

    [Fact]
    public async Task Complete_WhileACellRuns_Answers()
    {
        using var interrupt = new CancellationTokenSource();
        var running = _session.ExecuteAsync("while (true) { }", new RecordingOutput(), interrupt.Token);
        Assert.Equal("device", (await CompleteAsync("devi|")).Items[0].Text);
        await interrupt.CancelAsync();
        await running;
    }

    private Task<CellCompletions> CompleteAsync(string text)
    {
        var position = text.IndexOf('|', StringComparison.Ordinal);
        return _session.CompleteAsync(text.Remove(position, 1), position, CancellationToken.None);
    }
}
