using System.Text.Json.Nodes;
using CimKit.Notebooks.Documents;
using CimKit.Notebooks.Running;
using Xunit;

namespace CimKit.Notebooks.Tests.Running;

public sealed class NotebookRunnerTests : IAsyncDisposable
{
    private readonly NotebookSession _session = new(new SessionOptions());

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Run_Notebook_FillsOutputsAndCounts()
    {
        var run = await RunAsync(
            NotebookCell.Markdown("# Title"),
            NotebookCell.Code("Console.Write(\"a\"); await Task.Delay(120); Console.WriteLine(\"b\"); Console.Error.Write(\"e\"); new { A = 1 }"),
            NotebookCell.Code(" "),
            NotebookCell.Code("1 + 1"));
        Assert.True(run.Succeeded);
        Assert.Equal([null, 1, null, 2], run.Document.Cells.Select(cell => cell.ExecutionCount));
        var outputs = run.Document.Cells[1].Outputs;
        Assert.Equal(["stream", "stream", "execute_result"], outputs.Select(output => (string)output["output_type"]!));
        Assert.Equal(("stdout", "ab\n"), ((string)outputs[0]["name"]!, (string)outputs[0]["text"]!));
        Assert.Equal(("stderr", "e"), ((string)outputs[1]["name"]!, (string)outputs[1]["text"]!));
        Assert.Equal(1, (int)outputs[2]["execution_count"]!);
        Assert.Equal("{ A = 1 }", (string)outputs[2]["data"]!["text/plain"]!);
        Assert.All(run.Document.Cells, cell => Assert.NotNull(cell.Id));
    }

    [Fact]
    public async Task Run_Twice_GivesTheSameBytes()
    {
        NotebookCell[] cells = [NotebookCell.Code("for (var i = 0; i < 1000; i++) Console.WriteLine(i); display(2); 3"), NotebookCell.Code("throw new Exception(\"x\");")];
        var first = await RunAsync(cells);
        await using var again = new NotebookSession(new SessionOptions());
        var second = await new NotebookRunner(again).RunAsync(new NotebookDocument { Cells = [.. cells] }, null, CancellationToken.None);
        Assert.Equal(first.Document.ToJson(), second.Document.ToJson());
    }

    [Fact]
    public async Task Run_Updates_ReplaceWhatWasShownInEarlierCells()
    {
        var run = await RunAsync(
            NotebookCell.Code("var shown = display(\"0 %\"); display(\"other\"); shown.Update(\"50 %\");"),
            NotebookCell.Code("shown.Update(\"100 %\");"));
        Assert.Equal(["100 %", "other"], run.Document.Cells[0].Outputs.Select(output => (string)output["data"]!["text/plain"]!));
        Assert.Empty(run.Document.Cells[1].Outputs);
    }

    [Fact]
    public async Task Run_ClearOutput_RemovesNowOrWithTheNext()
    {
        var run = await RunAsync(
            NotebookCell.Code("Console.Write(1); clear_output(); Console.Write(2);"),
            NotebookCell.Code("display(1); clear_output(true);"),
            NotebookCell.Code("display(1); clear_output(true); display(2);"));
        Assert.Equal("2", (string)run.Document.Cells[0].Outputs.Single()["text"]!);
        Assert.Equal("1", (string)run.Document.Cells[1].Outputs.Single()["data"]!["text/plain"]!);
        Assert.Equal("2", (string)run.Document.Cells[2].Outputs.Single()["data"]!["text/plain"]!);
    }

    [Fact]
    public async Task Run_CellFails_StopsThereAndNamesIt()
    {
        var stale = NotebookCell.Code("3") with { ExecutionCount = 9, Outputs = [new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "stale" }] };
        var run = await RunAsync(NotebookCell.Markdown("# One"), NotebookCell.Code("1"), NotebookCell.Code("\nthrow new Exception(\"boom\");"), stale);
        Assert.Equal((3, 2, "boom", 2), (run.Failure!.Position, run.Failure.Number, run.Failure.Error.Message, run.Failure.Error.Line));
        var error = run.Document.Cells[2].Outputs.Single();
        Assert.Equal(("error", "Exception", "boom"), ((string)error["output_type"]!, (string)error["ename"]!, (string)error["evalue"]!));
        Assert.Contains("   at Cell [2], line 2", error["traceback"]!.AsArray().Select(line => (string)line!));
        Assert.Empty(run.Document.Cells[3].Outputs);
        Assert.Null(run.Document.Cells[3].ExecutionCount);
    }

    [Fact]
    public async Task Run_Tags_AreHonoured()
    {
        var kept = Tagged("Environment.Exit(1);", CellTags.SkipExecution) with { ExecutionCount = 7 };
        var run = await RunAsync(Tagged("throw new Exception(\"meant\");", CellTags.RaisesException), kept, NotebookCell.Code("5"));
        Assert.True(run.Succeeded);
        Assert.Equal("error", (string)run.Document.Cells[0].Outputs.Single()["output_type"]!);
        Assert.Equal((7, 2), (run.Document.Cells[1].ExecutionCount, run.Document.Cells[2].ExecutionCount));
    }

    [Fact]
    public async Task Run_Parameters_AreSetAfterTheirCell()
    {
        var options = new RunOptions { Parameters = new Dictionary<string, string> { ["rate"] = "0.5", ["name"] = "a \"b\"" } };
        NotebookCell[] cells =
        [
            Tagged("double rate = 1; string name = \"\"; int n = 3;", CellTags.Parameters),
            Tagged("rate = 99;", CellTags.InjectedParameters),
            NotebookCell.Code("$\"{name} {rate * n}\""),
        ];
        var run = await RunAsync(options, cells);
        Assert.True(run.Succeeded, run.Failure?.Error.Message);
        Assert.Equal([1, 2, 3], run.Document.Cells.Select(cell => cell.ExecutionCount));
        Assert.True(run.Document.Cells[1].HasTag(CellTags.InjectedParameters));
        Assert.Equal("name = \"a \\\"b\\\"\";\nrate = 0.5D;", run.Document.Cells[1].Source);
        Assert.Equal("a \"b\" 1.5", (string)run.Document.Cells[2].Outputs.Single()["data"]!["text/plain"]!);
    }

    [Fact]
    public async Task Run_WrongParameters_AreAllReported()
    {
        var options = new RunOptions { Parameters = new Dictionary<string, string> { ["n"] = "x", ["none"] = "1" } };
        var run = await RunAsync(options, Tagged("int n = 1;", CellTags.Parameters), NotebookCell.Code("n"));
        Assert.Equal(("ParameterError", 1), (run.Failure!.Error.Name, run.Failure.Position));
        Assert.Equal(2, run.Failure.Error.Traceback.Count);
        var problem = await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(options, NotebookCell.Code("int n = 1;")));
        Assert.Equal("n, none cannot be set: no cell of the notebook is tagged \"parameters\".", problem.Message);
    }

    [Fact]
    public async Task Run_Progress_NamesEveryCell()
    {
        var news = new News();
        var document = new NotebookDocument
        {
            Cells = [NotebookCell.Code("1"), NotebookCell.Markdown("intro\n\n## Second part"), NotebookCell.Code("2"), Tagged("3", CellTags.SkipExecution), NotebookCell.Code("x")],
        };
        await new NotebookRunner(_session).RunAsync(document, news, CancellationToken.None);
        Assert.Equal(
            [
                new CellProgress(1, 4, CellStage.Started, "1"), new CellProgress(1, 4, CellStage.Finished, "1"),
                new CellProgress(2, 4, CellStage.Started, "Second part"), new CellProgress(2, 4, CellStage.Finished, "Second part"),
                new CellProgress(3, 4, CellStage.Skipped, "Second part"),
                new CellProgress(4, 4, CellStage.Started, "Second part"), new CellProgress(4, 4, CellStage.Failed, "Second part"),
            ],
            news.Items);
    }

    [Fact]
    public async Task Run_Cancelled_EndsTheCellAndTheRun()
    {
        using var cancellation = new CancellationTokenSource();
        var news = new News { Then = progress => { if (progress.Stage == CellStage.Started) cancellation.CancelAfter(50); } };
        var document = new NotebookDocument { Cells = [Tagged("while (true) { }", CellTags.RaisesException), NotebookCell.Code("2")] };
        var run = await new NotebookRunner(_session).RunAsync(document, news, cancellation.Token);
        Assert.Equal("Interrupted", run.Failure!.Error.Name);
        Assert.Null(run.Document.Cells[1].ExecutionCount);
    }

    [Fact]
    public async Task Run_CellAsksForInput_FailsWithAReason()
    {
        var run = await RunAsync(NotebookCell.Code("input(\"Name?\")"));
        Assert.Contains("nobody is there to answer", run.Failure!.Error.Message, StringComparison.Ordinal);
    }

    private static NotebookCell Tagged(string source, string tag) =>
        NotebookCell.Code(source) with { Metadata = new JsonObject { ["tags"] = new JsonArray(tag) } };

    private Task<NotebookRun> RunAsync(params NotebookCell[] cells) => RunAsync(new RunOptions(), cells);

    private Task<NotebookRun> RunAsync(RunOptions options, params NotebookCell[] cells) =>
        new NotebookRunner(_session, options).RunAsync(new NotebookDocument { Cells = [.. cells] }, null, CancellationToken.None);

    private sealed class News : IProgress<CellProgress>
    {
        public List<CellProgress> Items { get; } = [];

        public Action<CellProgress> Then { get; init; } = _ => { };

        public void Report(CellProgress value)
        {
            Items.Add(value);
            Then(value);
        }
    }
}
