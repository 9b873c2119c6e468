namespace CimKit.Notebooks.Execution;

/// <summary>Runs one piece of a cell on a thread of its own, so that an interrupt can wake it from any wait.</summary>
internal static class CellThread
{
    /// <summary>Room for deep recursion in cells; only what is touched becomes memory.</summary>
    private const int StackSize = 16 << 20;

    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WakeInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs <paramref name="body"/> to its end or until <paramref name="interrupt"/>.</summary>
    /// <returns>The body's result; faulted with what the body threw.</returns>
    public static Task<object?> RunAsync(Func<Task<object?>> body, string name, CancellationToken interrupt)
    {
        var done = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Complete(done, body, interrupt), StackSize) { IsBackground = true, Name = name };
        thread.Start();
        return done.Task;
    }

    private static void Complete(TaskCompletionSource<object?> done, Func<Task<object?>> body, CancellationToken interrupt)
    {
        try
        {
            done.SetResult(Run(body, interrupt));
        }
        catch (Exception exception)
        {
            done.SetException(exception);
        }
    }

    private static object? Run(Func<Task<object?>> body, CancellationToken interrupt)
    {
        using var pump = new CellPump(Thread.CurrentThread);
        SynchronizationContext.SetSynchronizationContext(pump);
        using var finished = new CancellationTokenSource();
        var thread = Thread.CurrentThread;
        using var waking = interrupt.UnsafeRegister(_ => StartWaking(thread, pump, finished.Token), null);
        try
        {
            var task = body();
            pump.RunUntil(task, interrupt, Grace);
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            finished.Cancel();
        }
    }

    /// <summary>Wakes the thread out of sleeps and waits of the cell's code, again and again, until it has ended.</summary>
    private static void StartWaking(Thread thread, CellPump pump, CancellationToken finished)
    {
        RunningCell.WatchTokens();
        _ = Task.Run(
            async () =>
            {
                while (!finished.IsCancellationRequested)
                {
                    if (!pump.IsIdle && (thread.ThreadState & ThreadState.WaitSleepJoin) != 0)
                        thread.Interrupt();
                    await Task.Delay(WakeInterval, CancellationToken.None).ConfigureAwait(false);
                }
            },
            CancellationToken.None);
    }
}
