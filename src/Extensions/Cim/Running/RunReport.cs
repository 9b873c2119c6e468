using System.Diagnostics;
using System.Globalization;
using CimKit.Notebooks.Running;
using Spectre.Console;

namespace Cim.Running;

/// <summary>Tells people how a run goes. In a terminal the running cell's time moves; elsewhere each cell is a line.</summary>
internal sealed class RunReport : IProgress<CellProgress>
{
    private const string Starting = "working";

    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly IAnsiConsole? _terminal;
    private readonly Stopwatch _cell = new();
    private volatile string _running = "";

    /// <param name="output">The process's own output; taken before a session captures it.</param>
    /// <param name="error">The process's own error stream.</param>
    /// <param name="isTerminal">Whether somebody watches.</param>
    public RunReport(TextWriter output, TextWriter error, bool isTerminal)
    {
        (_output, _error) = (output, error);
        if (isTerminal)
            _terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
    }

    /// <summary>Shows the running cell while <paramref name="run"/> is under way.</summary>
    public async Task<T> WatchAsync<T>(string notebook, Func<Task<T>> run)
    {
        _output.WriteLine(Shown(notebook));
        if (_terminal is null)
            return await run();
        return await _terminal.Status().StartAsync(Starting, async status =>
        {
            var running = run();
            while (await Task.WhenAny(running, Task.Delay(100)) != running)
                status.Status(_running is { Length: > 0 } cell ? Markup.Escape($"{cell}  {Seconds(_cell.Elapsed)}") : Starting);
            return await running;
        });
    }

    public void Report(CellProgress value)
    {
        var name = $"[{value.Position}/{value.Count}] {value.Heading}";
        if (value.Stage == CellStage.Started)
        {
            _cell.Restart();
            _running = name;
            return;
        }
        _running = "";
        var ending = value.Stage switch
        {
            CellStage.Finished => Seconds(_cell.Elapsed),
            CellStage.Failed => $"failed after {Seconds(_cell.Elapsed)}",
            _ => "not run",
        };
        Line($"  {name}  {ending}");
    }

    public void Ended(RunOutcome outcome)
    {
        foreach (var file in outcome.Files)
            _output.WriteLine($"  → {Shown(file)}");
        if (outcome.Failure is { } failure)
            _error.WriteLine(Explained(outcome.Notebook, failure));
        foreach (var problem in outcome.Kept?.Problems ?? [])
            _error.WriteLine($"{Shown(outcome.Notebook)}: {problem}");
        if (outcome.Kept is { } kept)
            _output.WriteLine($"  outputs {kept.Summary}");
    }

    /// <summary>One line a notebook, with seconds, and their sum.</summary>
    public void Summary(IReadOnlyList<RunOutcome> outcomes)
    {
        if (outcomes.Count < 2)
            return;
        var table = new Table().AddColumns("Notebook", "Cells", "Result", "Seconds").Border(_terminal is null ? TableBorder.None : TableBorder.Rounded);
        table.Columns[1].RightAligned();
        table.Columns[3].RightAligned();
        foreach (var outcome in outcomes)
            table.AddRow(
                Markup.Escape(Shown(outcome.Notebook)),
                outcome.Cells.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(outcome.Failure is { } failure ? $"cell {failure.Number} failed" : outcome.Kept?.Summary ?? "ok"),
                outcome.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture));
        table.AddRow(
            $"{outcomes.Count} notebooks",
            outcomes.Sum(outcome => outcome.Cells).ToString(CultureInfo.InvariantCulture),
            $"{outcomes.Count(outcome => !outcome.IsFailure)} ok",
            outcomes.Sum(outcome => outcome.Elapsed.TotalSeconds).ToString("F1", CultureInfo.InvariantCulture));
        var console = _terminal ?? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        if (_terminal is null)
            console.Profile.Width = 160;
        console.Write(table);
    }

    private void Line(string text)
    {
        if (_terminal is null)
            _output.WriteLine(text);
        else
            _terminal.WriteLine(text);
    }

    private static string Explained(string notebook, FailedCell failure)
    {
        var place = failure.Error.Line is { } line ? $", line {line}" : "";
        var code = failure.Error.Line is { } number && failure.Source.Split('\n').ElementAtOrDefault(number - 1) is { } text ? $"\n    > {text.Trim()}" : "";
        return $"{Shown(notebook)}: cell [{failure.Number}]{place}: {failure.Error.Name}: {failure.Error.Message}{code}";
    }

    private static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static string Seconds(TimeSpan elapsed) => elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + " s";
}
