using System.Collections.Concurrent;

namespace CimKit.Notebooks.Execution;

/// <summary>Runs what follows an <c>await</c> on the cell's thread, and elsewhere while that thread is blocked.</summary>
/// <remarks>
/// One thread keeps a cell's code in order and interruptible. A cell that blocks on a task (<c>task.Result</c>) whose
/// continuation was posted here would wait for ever; so posts found waiting behind a blocked thread go to the thread pool.
/// </remarks>
internal sealed class CellPump : SynchronizationContext, IDisposable
{
    private static readonly TimeSpan RescueInterval = TimeSpan.FromMilliseconds(5);

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];
    private readonly Thread _thread;
    private volatile bool _idle;
    private int _rescuing;

    public CellPump(Thread thread) => _thread = thread;

    /// <summary>True while the cell's thread waits here and not in the cell's own code.</summary>
    public bool IsIdle => _idle;

    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _queue.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The cell has ended; what it left running goes on without it.
            ThreadPool.QueueUserWorkItem(static work => work.d(work.state), (d, state), preferLocal: false);
            return;
        }

        if (!_idle && Interlocked.Exchange(ref _rescuing, 1) == 0)
            StartRescue();
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs posts on the calling thread until <paramref name="task"/> ends.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, and the task did not end within <paramref name="grace"/>.</exception>
    public void RunUntil(Task task, CancellationToken cancellation, TimeSpan grace)
    {
        _ = task.ContinueWith(_ => Stop(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            Drain(Timeout.InfiniteTimeSpan, cancellation);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ThreadInterruptedException)
        {
            // Code that watches the token itself ends by an exception of its own and may run its finally blocks.
            Drain(grace, CancellationToken.None);
            if (!task.IsCompleted)
            {
                Stop();
                throw new CellInterruptedException(cancellation);
            }
        }
    }

    public void Dispose() => Stop();

    private void Stop() => _queue.CompleteAdding();

    private void Drain(TimeSpan timeout, CancellationToken cancellation)
    {
        while (Take(timeout, cancellation) is { } work)
            work.Callback(work.State);
    }

    private (SendOrPostCallback Callback, object? State)? Take(TimeSpan timeout, CancellationToken cancellation)
    {
        _idle = true;
        try
        {
            return _queue.TryTake(out var work, (int)timeout.TotalMilliseconds, cancellation) ? work : null;
        }
        finally
        {
            _idle = false;
        }
    }

    private void StartRescue()
    {
        using var flow = ExecutionContext.SuppressFlow();
        _ = Task.Run(RescueAsync);
    }

    private async Task RescueAsync()
    {
        while (_queue.Count > 0)
        {
            await Task.Delay(RescueInterval).ConfigureAwait(false);
            if (!_idle && (_thread.ThreadState & ThreadState.WaitSleepJoin) != 0)
                RunElsewhere();
        }

        Volatile.Write(ref _rescuing, 0);
        if (_queue.Count > 0 && Interlocked.Exchange(ref _rescuing, 1) == 0)
            StartRescue();
    }

    private void RunElsewhere()
    {
        while (_queue.TryTake(out var work))
            ThreadPool.QueueUserWorkItem(
                static item =>
                {
                    SetSynchronizationContext(item.Pump);
                    item.work.Callback(item.work.State);
                },
                (Pump: this, work),
                preferLocal: false);
    }
}
