using System.Text;
using Xunit;

namespace CimKit.Notebooks.Tests;

public sealed class ConsoleTests : IAsyncDisposable
{
    private readonly NotebookSession _session = new(new SessionOptions());

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Streams_MixedWithDisplays_KeepTheirOrder()
    {
        var output = await _session.RunAsync("""
            Console.Write("1");
            Console.Error.Write("2");
            display("3");
            Console.WriteLine("4");
            5
            """);
        Assert.Equal(["stdout", "stderr", "display", "stdout", "result"], output.Kinds);
        Assert.Equal("12345", string.Concat(output.Events.Select(item => item.Text.Trim())));
    }

    [Fact]
    public async Task Console_ManyShortWrites_ArriveInFewPieces()
    {
        var output = await _session.RunAsync("for (var i = 0; i < 1000; i++) { Console.Write(i); Console.Write(' '); }");
        Assert.Equal(string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i} ")), output.Out);
        Assert.True(output.Events.Count < 100, $"{output.Events.Count} pieces");
    }

    [Fact]
    public async Task Console_FloodOfLines_LosesNothing()
    {
        var output = await _session.RunAsync("for (var i = 0; i < 200_000; i++) Console.WriteLine(i);");
        var expected = new StringBuilder();
        for (var line = 0; line < 200_000; line++)
            expected.Append(line).Append('\n');
        Assert.Equal(expected.ToString(), output.Out);
        Assert.True(output.Events.Count < 1000, $"{output.Events.Count} pieces");
        Assert.All(output.Events, item => Assert.True(item.Text.Length < 64 * 1024));
    }

    [Fact]
    public async Task Console_FromThreadsAndTasks_GoesToTheirCell()
    {
        var output = await _session.RunAsync("""
            var thread = new System.Threading.Thread(() => Console.Write("thread "));
            thread.Start();
            thread.Join();
            await Task.Run(() => Console.Write("task "));
            Parallel.For(0, 4, i => Console.Write("p"));
            """);
        Assert.Equal("thread task pppp", output.Out);
    }

    [Fact]
    public async Task Console_FromTaskThatOutlivesItsCell_GoesToItsCell()
    {
        var first = await _session.RunAsync("var gate = new TaskCompletionSource(); var late = Task.Run(async () => { await gate.Task; Console.Write(\"late\"); });");
        var second = await _session.RunAsync("Console.Write(\"second \"); gate.SetResult(); await late;");
        Assert.Equal("late", first.Out);
        Assert.Equal("second ", second.Out);
    }

    [Fact]
    public async Task Console_FromContinuationAfterCellEnded_StillRuns()
    {
        var output = await _session.RunAsync("var done = new TaskCompletionSource(); async void Later() { await Task.Delay(20); Console.Write(\"later\"); done.SetResult(); }\nLater();");
        await _session.RunAsync("await done.Task;");
        Assert.Equal("later", output.Out);
    }

    [Fact]
    public async Task Console_OfTheHost_IsNotACells()
    {
        var output = new RecordingOutput();
        var gate = new TaskCompletionSource();
        var running = _session.ExecuteAsync("await Task.Delay(50);", output, CancellationToken.None);
        Console.Out.Write("");
        gate.SetResult();
        await running;
        Assert.Empty(output.Events);
    }

    [Fact]
    public async Task Input_AsksWithPromptAfterWhatWasPrinted()
    {
        var output = new RecordingOutput();
        output.Answers.Enqueue("Ada");
        output.Answers.Enqueue("secret");
        output.Answers.Enqueue("a line");
        var result = await _session.ExecuteAsync("""
            Console.Write("Hello. ");
            var name = input("Name? ");
            var word = password("Password? ");
            Console.Write($"{name} {word} {Console.ReadLine()}");
            """, output, CancellationToken.None);
        Assert.True(result.Succeeded);
        Assert.Equal([("Name? ", false), ("Password? ", true), ("", false)], output.Questions);
        Assert.Equal("Hello. Ada secret a line", output.Out);
    }

    [Fact]
    public async Task Input_NobodyAnswers_IsAnErrorWithItsLine()
    {
        var error = await _session.FailAsync("var x = 1;\ninput(\"?\")");
        Assert.Equal(("NotSupportedException", 2), (error.Name, error.Line));
    }

    [Fact]
    public async Task ConsoleIn_CharacterByCharacter_ReadsLinesWithTheirEnds()
    {
        var output = new RecordingOutput();
        output.Answers.Enqueue("ab");
        output.Answers.Enqueue("next");
        await _session.ExecuteAsync("var t = \"\"; for (var i = 0; i < 3; i++) t += (char)Console.Read(); Console.Write(t + Console.ReadLine());", output, CancellationToken.None);
        Assert.Equal("ab\nnext", output.Out);
    }

    [Fact]
    public async Task ConsoleOut_ReplacedByACell_IsBackInTheNext()
    {
        await _session.RunAsync("Console.SetOut(System.IO.TextWriter.Null); Console.Write(\"lost\");");
        Assert.Equal("found", (await _session.RunAsync("Console.Write(\"found\");")).Out);
    }

    [Fact]
    public async Task Output_ReceiverThatThrows_FailsTheCellOnly()
    {
        var result = await _session.ExecuteAsync("display(1);", new BrokenOutput(), CancellationToken.None);
        Assert.Equal("IOException", result.Error?.Name);
        Assert.Equal("2", await _session.ValueAsync("1 + 1"));
    }

    private sealed class BrokenOutput : ICellOutput
    {
        public void Write(OutputStream stream, string text) => throw new IOException();

        public void Display(MimeBundle bundle, string? displayId) => throw new IOException();

        public void Update(MimeBundle bundle, string displayId) => throw new IOException();

        public void Result(MimeBundle bundle) => throw new IOException();

        public void Clear(bool wait) => throw new IOException();

        public string? ReadLine(string prompt, bool isPassword, CancellationToken cancellation) => throw new IOException();
    }
}
