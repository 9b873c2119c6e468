using CimKit.Notebooks.Consoles;
using CimKit.Notebooks.Execution;
using CimKit.Notebooks.Language;
using CimKit.Notebooks.Scripting;

namespace CimKit.Notebooks;

/// <summary>Runs C# cells one after the other; each sees what the earlier ones declared.</summary>
public sealed class NotebookSession : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SubmissionChain _chain;
    private int _disposed;

    /// <summary>A session without any cell yet.</summary>
    public NotebookSession(SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _chain = new SubmissionChain([.. options.Imports, "CimKit.Notebooks.Interactive"]);
        ConsoleCapture.Acquire();
    }

    /// <summary>What it was started with.</summary>
    public SessionOptions Options { get; }

    /// <summary>Number of the cell that ran last, as in <c>Cell [n]</c>; 0 before the first.</summary>
    public int CellNumber { get; private set; }

    /// <summary>Compiles a trivial cell, so that the user's first cell need not wait for the compiler to load.</summary>
    public async Task WarmUpAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await Task.Run(() => _chain.Compile(new SourceFile("Warm-up", "1 + 1"), cancellation), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Runs a cell as the next one.</summary>
    /// <param name="code">Text of the cell.</param>
    /// <param name="output">Where its output goes.</param>
    /// <param name="interrupt">Cancelling it interrupts the cell.</param>
    public Task<CellResult> ExecuteAsync(string code, ICellOutput output, CancellationToken interrupt) =>
        ExecuteAsync(code, output, CellNumber + 1, interrupt);

    /// <summary>Runs a cell under a number of the caller's choice, such as the number of the last cell for a silent request.</summary>
    /// <param name="code">Text of the cell.</param>
    /// <param name="output">Where its output goes.</param>
    /// <param name="cellNumber">The n of <c>Cell [n]</c> in errors.</param>
    /// <param name="interrupt">Cancelling it interrupts the cell.</param>
    public async Task<CellResult> ExecuteAsync(string code, ICellOutput output, int cellNumber, CancellationToken interrupt)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(output);
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        await _turn.WaitAsync(interrupt).ConfigureAwait(false);
        try
        {
            CellNumber = cellNumber;
            return await RunCellAsync(code, new RunningCell(this, cellNumber, output, interrupt)).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What could stand at a position of a cell's text.</summary>
    /// <param name="code">Text of the cell.</param>
    /// <param name="position">Cursor, from 0, counted in UTF-16 units.</param>
    /// <param name="cancellation">Ends the search.</param>
    public Task<CellCompletions> CompleteAsync(string code, int position, CancellationToken cancellation) =>
        Task.FromResult(new CellCompletions(position, position, []));

    /// <summary>What stands at a position of a cell's text; null if nothing is known about it.</summary>
    /// <param name="code">Text of the cell.</param>
    /// <param name="position">Cursor, from 0, counted in UTF-16 units.</param>
    /// <param name="cancellation">Ends the search.</param>
    public Task<CellInspection?> InspectAsync(string code, int position, CancellationToken cancellation) =>
        Task.FromResult<CellInspection?>(null);

    /// <summary>Whether a cell's text could run as it stands.</summary>
    public CellCompleteness IsComplete(string code) => new(Completeness.Complete, "");

    /// <summary>Ends the session; its variables become garbage. A running cell should be interrupted first.</summary>
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            ConsoleCapture.Release();
        return ValueTask.CompletedTask;
    }

    private async Task<CellResult> RunCellAsync(string code, RunningCell cell)
    {
        cell.Enter();
        try
        {
            var source = new SourceFile($"Cell [{cell.Number}]", code);
            var submission = await Task.Run(() => _chain.Compile(source, cell.Interrupt), cell.Interrupt).ConfigureAwait(false);
            var value = await CellThread.RunAsync(() => _chain.Run(submission), source.Name, cell.Interrupt).ConfigureAwait(false);
            if (value is not null || submission.EndsInValue())
                cell.Output.Send(output => output.Result(MimeBundle.PlainText(value?.ToString() ?? "null")));
            return new CellResult(null);
        }
        catch (CodeRejectedException rejected)
        {
            return new CellResult(new CellError("CompilationError", string.Join('\n', rejected.Diagnostics), [], null));
        }
        catch (Exception exception)
        {
            return new CellResult(new CellError(exception.GetType().Name, exception.Message, [.. exception.ToString().Split('\n')], null));
        }
        finally
        {
            cell.Leave();
        }
    }
}
