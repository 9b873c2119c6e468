using System.Text.Json.Nodes;
using CimKit.Notebooks.Documents;

namespace CimKit.Notebooks.Running;

/// <summary>Runs a notebook from top to bottom in a session and fills in its outputs.</summary>
/// <remarks>Stops at the first cell that fails, unless it is tagged <c>raises-exception</c>. Nothing of the clock gets into the document.</remarks>
public sealed class NotebookRunner
{
    private readonly NotebookSession _session;
    private readonly RunOptions _options;
    private readonly DisplayTable _displays = new();
    private readonly List<(NotebookCell Cell, OutputCollector? Output)> _done = [];
    private bool _areParametersSet;

    /// <summary>A runner for one notebook.</summary>
    /// <param name="session">Where its cells run; usually new.</param>
    /// <param name="options">How it is run.</param>
    public NotebookRunner(NotebookSession session, RunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        (_session, _options) = (session, options ?? new RunOptions());
    }

    /// <summary>Runs a notebook; a runner can do so once.</summary>
    /// <param name="document">The notebook; not changed.</param>
    /// <param name="progress">Told when a cell starts and ends.</param>
    /// <param name="cancellation">Interrupts the running cell, which then counts as failed.</param>
    /// <exception cref="ArgumentException">Parameters are to be set but no cell is tagged <c>parameters</c>.</exception>
    public async Task<NotebookRun> RunAsync(NotebookDocument document, IProgress<CellProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        CheckParameters(document);
        var cells = document.Cells.Where(cell => !IsReplaced(cell)).ToArray();
        var (count, position, heading) = (cells.Count(cell => cell.Kind == CellKind.Code), 0, "");
        FailedCell? failure = null;
        foreach (var cell in cells)
        {
            heading = Headings.Last(cell) ?? heading;
            if (cell.Kind != CellKind.Code)
            {
                _done.Add((cell, null));
                continue;
            }

            position++;
            if (failure is not null || cell.HasTag(CellTags.SkipExecution) || string.IsNullOrWhiteSpace(cell.Source))
            {
                _done.Add((failure is null && cell.HasTag(CellTags.SkipExecution) ? cell : Cleared(cell), null));
                progress?.Report(new CellProgress(position, count, CellStage.Skipped, heading));
                continue;
            }

            var name = heading.Length > 0 ? heading : Headings.FirstLine(cell.Source);
            progress?.Report(new CellProgress(position, count, CellStage.Started, name));
            failure = await RunCellAsync(cell, cancellation).ConfigureAwait(false);
            progress?.Report(new CellProgress(position, count, failure is null ? CellStage.Finished : CellStage.Failed, name));
        }

        return new NotebookRun((document with { Cells = [.. _done.Select(Filled)] }).WithCellIds(), failure);
    }

    private static NotebookCell Cleared(NotebookCell cell) => cell with { Outputs = [], ExecutionCount = null };

    private static NotebookCell Filled((NotebookCell Cell, OutputCollector? Output) item) =>
        item.Output is { } output ? item.Cell with { Outputs = output.Outputs() } : item.Cell;

    private void CheckParameters(NotebookDocument document)
    {
        if (_options.Parameters.Count > 0 && !document.Cells.Any(cell => cell.HasTag(CellTags.Parameters)))
            throw new ArgumentException(
                $"{string.Join(", ", _options.Parameters.Keys)} cannot be set: no cell of the notebook is tagged \"{CellTags.Parameters}\".");
    }

    private bool IsReplaced(NotebookCell cell) => _options.Parameters.Count > 0 && cell.HasTag(CellTags.InjectedParameters);

    private async Task<FailedCell?> RunCellAsync(NotebookCell cell, CancellationToken cancellation)
    {
        var number = _session.CellNumber + 1;
        var output = new OutputCollector(_displays, number);
        _done.Add((cell with { Outputs = [], ExecutionCount = number }, output));
        var position = _done.Count;
        var result = await _session.ExecuteAsync(cell.Source, output, number, cancellation).ConfigureAwait(false);
        if (result.Error is { } error)
        {
            output.Fail(error);
            return cell.HasTag(CellTags.RaisesException) && !cancellation.IsCancellationRequested
                ? null
                : new FailedCell(position, number, cell.Source, error);
        }

        if (_areParametersSet || _options.Parameters.Count == 0 || !cell.HasTag(CellTags.Parameters))
            return null;
        _areParametersSet = true;
        return await InjectAsync(position, number, cell.Source, cancellation).ConfigureAwait(false);
    }

    private async Task<FailedCell?> InjectAsync(int position, int number, string source, CancellationToken cancellation)
    {
        var lines = new List<string>();
        var problems = new List<string>();
        foreach (var (name, text) in _options.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            try
            {
                lines.Add(_session.AssignmentCode(name, text));
            }
            catch (ArgumentException problem)
            {
                problems.Add(problem.Message);
            }
        }

        if (problems.Count > 0)
            return new FailedCell(position, number, source, new CellError("ParameterError", string.Join('\n', problems), problems, Line: null));
        var cell = NotebookCell.Code(string.Join('\n', lines)) with
        {
            Metadata = new JsonObject { ["tags"] = new JsonArray(CellTags.InjectedParameters) },
        };
        return await RunCellAsync(cell, cancellation).ConfigureAwait(false);
    }
}
