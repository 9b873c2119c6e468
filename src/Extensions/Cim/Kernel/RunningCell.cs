using CimKit.Extensions;

namespace Cim.Kernel;

/// <summary>The cell that runs now, if any: what an interrupt stops.</summary>
internal sealed class RunningCell
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _current;

    /// <summary>Name and count of the cell, if the client names its cells.</summary>
    public CellRun? Run { get; private set; }

    /// <summary>Runs a cell that <see cref="Interrupt"/> can stop.</summary>
    public async Task<T> RunAsync<T>(CellRun? run, Func<CancellationToken, Task<T>> cell)
    {
        using var interrupt = new CancellationTokenSource();
        lock (_gate)
            (_current, Run) = (interrupt, run);
        try
        {
            return await cell(interrupt.Token);
        }
        finally
        {
            lock (_gate)
                (_current, Run) = (null, null);
        }
    }

    /// <summary>Asks the running cell to stop; nothing happens if none runs.</summary>
    public void Interrupt()
    {
        lock (_gate)
            _ = _current?.CancelAsync();
    }
}
