namespace Cim.Kernel;

/// <summary>The cell that runs now, if any: what an interrupt stops.</summary>
internal sealed class RunningCell
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _current;

    /// <summary>Runs a cell that <see cref="Interrupt"/> can stop.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> cell)
    {
        using var interrupt = new CancellationTokenSource();
        lock (_gate)
            _current = interrupt;
        try
        {
            return await cell(interrupt.Token);
        }
        finally
        {
            lock (_gate)
                _current = null;
        }
    }

    /// <summary>Asks the running cell to stop; nothing happens if none runs.</summary>
    public void Interrupt()
    {
        lock (_gate)
            _ = _current?.CancelAsync();
    }
}
