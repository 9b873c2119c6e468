using System.Diagnostics;
using Xunit;

namespace CimKit.Notebooks.Tests;

public sealed class InterruptTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly NotebookSession _session = new(new SessionOptions { Imports = [.. SessionOptions.DefaultImports, "System.Threading"] });

    public async ValueTask InitializeAsync() => await _session.RunAsync("var kept = 41;");

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("while (true);")]
    [InlineData("while (true) { }")]
    [InlineData("do { } while (true);")]
    [InlineData("for (;;) kept++;")]
    [InlineData("IEnumerable<int> Endless() { while (true) yield return 1; }\nforeach (var i in Endless()) { }")]
    [InlineData("foreach (var (a, b) in Enumerable.Range(0, int.MaxValue).Select(i => (i, i))) { }")]
    [InlineData("for (;;)\n    for (;;)\n        if (kept < 0)\n            break;\n        else\n            continue;")]
    [InlineData("again: kept++; goto again;")]
    [InlineData("void Explode(int n) { if (n > 0) { Explode(n - 1); Explode(n - 1); } }\nExplode(1000);")]
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nFib(200)")]
    [InlineData("class C { public long F(long n) => n <= 0 ? 0 : F(n - 1) + F(n - 1); }\nnew C().F(5000)")]
    [InlineData("Func<long, long> f = null; f = n => n <= 0 ? 0 : f(n - 1) + f(n - 1);\nf(1000)")]
    [InlineData("Action spin = () => { while (true) { } };\nspin();")]
    [InlineData("var spin = delegate() { while (true) { } };\nspin();")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(i => i * 2L).Sum()")]
    [InlineData("(from i in Enumerable.Range(0, int.MaxValue) where i % 2 == 0 select (long)i).Sum()")]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    [InlineData("new ManualResetEvent(false).WaitOne();")]
    [InlineData("new TaskCompletionSource().Task.Wait();")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("await new TaskCompletionSource().Task;")]
    [InlineData("await Task.Delay(-1, Cell.Cancellation);")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("async Task LoopAsync() { while (true) await Task.Yield(); }\nawait LoopAsync();")]
    [InlineData("Parallel.For(0, int.MaxValue, i => { Thread.Sleep(1); });")]
    [InlineData("while (true) try { Thread.Sleep(5); } catch { }")]
    [InlineData("while (true) try { throw new Exception(); } catch (Exception) { }")]
    [InlineData("var thread = new Thread(() => { while (true) { } }); thread.Start(); thread.Join();")]
    public async Task Interrupt_CellThatNeverEnds_EndsItAndKeepsTheSession(string code)
    {
        using var interrupt = new CancellationTokenSource();
        var output = new RecordingOutput();
        var running = _session.ExecuteAsync("Console.Write(\"started\"); Console.Out.Flush();\n" + code, output, interrupt.Token);
        await WaitForAsync(() => output.Out == "started" || running.IsCompleted);
        Assert.False(running.IsCompleted);
        await interrupt.CancelAsync();
        var result = await running.WaitAsync(Patience);
        Assert.Equal("Interrupted", result.Error?.Name);
        Assert.Equal("Interrupted: the cell was interrupted.", result.Error!.Traceback[0]);
        Assert.Equal("True", await _session.ValueAsync("kept >= 41"));
        Assert.Equal("3", await _session.ValueAsync("new[] { 1, 2 }.Sum()"));
    }

    [Fact]
    public async Task Interrupt_BeforeTheCellRuns_RunsNothing()
    {
        using var interrupt = new CancellationTokenSource();
        await interrupt.CancelAsync();
        var result = await _session.ExecuteAsync("kept = 0;", new RecordingOutput(), interrupt.Token);
        Assert.Equal("Interrupted", result.Error?.Name);
        Assert.Equal("41", await _session.ValueAsync("kept"));
    }

    [Fact]
    public async Task Interrupt_CodeThatWatchesTheToken_RunsItsFinallyBlocks()
    {
        using var interrupt = new CancellationTokenSource();
        var output = new RecordingOutput();
        var running = _session.ExecuteAsync(
            "try { Console.Write(\"a\"); Console.Out.Flush(); await Task.Delay(-1, Cell.Cancellation); } finally { Console.Write(\"b\"); }", output, interrupt.Token);
        await WaitForAsync(() => output.Out == "a");
        await interrupt.CancelAsync();
        Assert.Equal("Interrupted", (await running.WaitAsync(Patience)).Error?.Name);
        Assert.Equal("ab", output.Out);
    }

    [Fact]
    public async Task Interrupt_CellWithATaskNobodyAwaits_EndsTheTaskToo()
    {
        using var interrupt = new CancellationTokenSource();
        var output = new RecordingOutput();
        var running = _session.ExecuteAsync(
            "var stray = Task.Run(() => { Console.Write(1); Console.Out.Flush(); while (true) { } });\nawait Task.Delay(-1);", output, interrupt.Token);
        await WaitForAsync(() => output.Out == "1");
        await interrupt.CancelAsync();
        Assert.Equal("Interrupted", (await running.WaitAsync(Patience)).Error?.Name);
        Assert.Equal("True", (await _session.RunAsync("await Task.WhenAny(stray);\nstray.IsCompleted")).Result);
    }

    [Fact]
    public async Task OwnCancellation_IsNoInterrupt()
    {
        var error = await _session.FailAsync("throw new OperationCanceledException();");
        Assert.Equal("OperationCanceledException", error.Name);
    }

    [Fact]
    public async Task Interrupt_OfOneSession_LeavesOthersAlone()
    {
        await using var other = new NotebookSession(new SessionOptions());
        using var interrupt = new CancellationTokenSource();
        var output = new RecordingOutput();
        var endless = _session.ExecuteAsync("Console.Write(1); Console.Out.Flush(); while (true) { }", output, interrupt.Token);
        await WaitForAsync(() => output.Out == "1");
        var counting = other.RunAsync("long n = 0; for (var i = 0; i < 3_000_000; i++) n += i; n");
        await interrupt.CancelAsync();
        Assert.Equal("Interrupted", (await endless.WaitAsync(Patience)).Error?.Name);
        Assert.Equal("4499998500000", (await counting).Result);
    }

    [Theory]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> e = x => x + 1;\ne.ToString()", "x => (x + 1)")]
    [InlineData("int F() => 1; string G(Func<int> f) => \"value\"; string G(Action f) => \"action\";\nG(() => F())", "value")]
    [InlineData("Func<Task<int>> f = async () => await Task.FromResult(4);\nawait f()", "4")]
    [InlineData("Func<Task> f = async () => await Task.FromResult(4);\nawait f();\n\"done\"", "done")]
    [InlineData("Func<int, Func<int, int>> add = a => b => a + b;\nadd(1)(2)", "3")]
    [InlineData("ref int Slot(int[] a) => ref a[0];\nvar a = new[] { 1 }; Slot(a) = 5; a[0]", "5")]
    [InlineData("class P { int x; public int X { get => x; set => x = value; } public int this[int i] => i + x; public static P operator +(P a, P b) => new P { X = a.X + b.X }; }\n(new P { X = 1 } + new P { X = 2 })[10]", "13")]
    [InlineData("IQueryable<int> q = new[] { 1, 2, 3 }.AsQueryable();\n(from i in q where i > 1 select i * 2).Sum()", "10")]
    [InlineData("Func<int> never = () => throw new Exception();\nnever is null", "False")]
    [InlineData("if (true) for (var i = 0; i < 2; i++) /* c */ kept++; else kept--;\nkept", "43")]
    [InlineData("var s = @\"\nwhile (true);\n\"; s.Length", "15")]
    [InlineData("async IAsyncEnumerable<int> Count() { for (var i = 0; i < 3; i++) { await Task.Yield(); yield return i; } }\nvar t = 0; await foreach (var i in Count()) t += i; t", "3")]
    [InlineData("int Depth(int n) => n switch { 0 => 0, _ => Depth(n - 1) + 1 };\nDepth(10_000)", "10000")]
    public async Task Polls_InsertedIntoCode_DoNotChangeWhatItMeans(string code, string expected) =>
        Assert.Equal(expected, await _session.ValueAsync(code));

    private static async Task WaitForAsync(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition() && watch.Elapsed < Patience)
            await Task.Delay(2);
        Assert.True(condition());
    }
}
