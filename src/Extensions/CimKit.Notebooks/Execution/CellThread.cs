namespace CimKit.Notebooks.Execution;

/// <summary>Runs one piece of a cell on a thread of its own, so that an interrupt can wake it from any wait.</summary>
internal static class CellThread
{
    /// <summary>Room for some 50,000 nested calls; more would make the report of an endless recursion slow.</summary>
    private const int StackSize = 4 << 20;

    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WakeInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs <paramref name="body"/> to its end or until <paramref name="cell"/> is interrupted.</summary>
    /// <returns>The body's result; faulted with what the body threw.</returns>
    public static Task<object?> RunAsync(Func<Task<object?>> body, RunningCell cell)
    {
        var done = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Complete(done, body, cell), StackSize) { IsBackground = true, Name = $"Cell [{cell.Number}]" };
        thread.Start();
        return done.Task;
    }

    private static void Complete(TaskCompletionSource<object?> done, Func<Task<object?>> body, RunningCell cell)
    {
        try
        {
            done.SetResult(Run(body, cell));
        }
        catch (Exception exception)
        {
            done.SetException(exception);
        }
    }

    private static object? Run(Func<Task<object?>> body, RunningCell cell)
    {
        var interrupt = cell.Interrupt;
        using var pump = new CellPump(Thread.CurrentThread);
        SynchronizationContext.SetSynchronizationContext(pump);
        var finished = new CancellationTokenSource();
        var thread = Thread.CurrentThread;
        using var waking = interrupt.UnsafeRegister(_ => StartWaking(cell, thread, pump, finished.Token), null);
        try
        {
            var task = body();
            pump.RunUntil(task, interrupt, Grace);
            var result = task.GetAwaiter().GetResult();
            // The cell may have ended because a thread or task it was waiting for was interrupted.
            return interrupt.IsCancellationRequested ? throw new CellInterruptedException(interrupt) : result;
        }
        finally
        {
            finished.Cancel();
        }
    }

    /// <summary>Wakes the thread out of sleeps and waits of the cell's code, again and again, until it has ended.</summary>
    private static void StartWaking(RunningCell cell, Thread thread, CellPump pump, CancellationToken finished)
    {
        cell.WatchToken();
        // Not on the thread pool: the cell itself may keep all of its threads busy.
        new Thread(Wake) { IsBackground = true, Name = "Interrupt" }.Start();

        void Wake()
        {
            while (!finished.IsCancellationRequested)
            {
                if (!pump.IsIdle && (thread.ThreadState & ThreadState.WaitSleepJoin) != 0)
                    thread.Interrupt();
                finished.WaitHandle.WaitOne(WakeInterval);
            }
        }
    }
}
