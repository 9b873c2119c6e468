using CimKit.Notebooks.Consoles;
using CimKit.Notebooks.Execution;
using CimKit.Notebooks.Language;
using CimKit.Notebooks.Scripting;

namespace CimKit.Notebooks;

/// <summary>Runs C# cells one after the other; each sees what the earlier ones declared.</summary>
public sealed class NotebookSession : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SessionState _state;
    private readonly CodeAssistant _assistant;
    private int _disposed;

    /// <summary>A session without any cell yet.</summary>
    public NotebookSession(SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _state = new SessionState(options);
        _assistant = new CodeAssistant(_state);
        ConsoleCapture.Acquire();
        StrayExceptions.Watch();
    }

    /// <summary>What it was started with.</summary>
    public SessionOptions Options => _state.Options;

    /// <summary>Number of the cell that ran last, as in <c>Cell [n]</c>; 0 before the first.</summary>
    public int CellNumber { get; private set; }

    /// <summary>Compiles a trivial cell, so that the user's first cell need not wait for the compiler to load.</summary>
    public async Task WarmUpAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await Task.Run(() => _state.Chain.Compile(new SourceFile("Warm-up", "1 + 1"), cancellation), cancellation).ConfigureAwait(false);
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
        var cell = new RunningCell(_state, cellNumber, output, interrupt);
        await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            CellNumber = cellNumber;
            return await RunCellAsync(code, cell).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives a variable that a cell has declared another value.</summary>
    /// <param name="name">Name of the variable.</param>
    /// <param name="literalText">Its value as text, read as the type of the variable: a number, bool or string.</param>
    /// <exception cref="ArgumentException">There is no such variable, its type cannot be written as text, or the text is no such value.</exception>
    public async Task SetVariableAsync(string name, string literalText)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            var submission = _state.Chain.Compile(new SourceFile("Parameters", AssignmentCode(name, literalText)), CancellationToken.None);
            await _state.Chain.Run(submission).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    internal string AssignmentCode(string name, string literalText) => VariableAssignment.Code(_state.Chain, name, literalText);

    /// <summary>What could stand at a position of a cell's text.</summary>
    /// <param name="code">Text of the cell.</param>
    /// <param name="position">Cursor, from 0, counted in UTF-16 units.</param>
    /// <param name="cancellation">Ends the search.</param>
    public Task<CellCompletions> CompleteAsync(string code, int position, CancellationToken cancellation) =>
        Task.Run(() => _assistant.Complete(code, Math.Clamp(position, 0, code.Length), cancellation), cancellation);

    /// <summary>What stands at a position of a cell's text; null if nothing is known about it.</summary>
    /// <param name="code">Text of the cell.</param>
    /// <param name="position">Cursor, from 0, counted in UTF-16 units.</param>
    /// <param name="cancellation">Ends the search.</param>
    public Task<CellInspection?> InspectAsync(string code, int position, CancellationToken cancellation) =>
        Task.Run(() => _assistant.Inspect(code, Math.Clamp(position, 0, code.Length), cancellation), cancellation);

    /// <summary>Whether a cell's text could run as it stands.</summary>
    public CellCompleteness IsComplete(string code) => _assistant.IsComplete(code);

    /// <summary>Ends the session; its variables become garbage. A running cell should be interrupted first.</summary>
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return ValueTask.CompletedTask;
        ConsoleCapture.Release();
        if (_state.RestoreFolder is { } folder && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<CellResult> RunCellAsync(string code, RunningCell cell)
    {
        cell.Enter();
        ConsoleCapture.Renew();
        var run = new CellRun(_state, cell);
        try
        {
            await run.RunAsync(code).ConfigureAwait(false);
            return new CellResult(Error: null);
        }
        catch (Exception exception)
        {
            return new CellResult(new ErrorReport(_state.Sources, run.Source).Of(exception, cell.Interrupt.IsCancellationRequested));
        }
        finally
        {
            cell.Leave();
        }
    }
}
