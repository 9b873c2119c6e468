using CimKit.Notebooks.Consoles;

namespace CimKit.Notebooks.Execution;

/// <summary>The cell that runs, as seen from its own code and from every thread and task that code starts.</summary>
/// <remarks>
/// It travels with the execution context, so that output of a background task finds its cell. Code that has lost the
/// context (a callback from a native thread) finds the cell that started last.
/// </remarks>
internal sealed class RunningCell
{
    private static readonly AsyncLocal<RunningCell?> Ambient = new();

    /// <summary>How long after an interrupted cell has ended its tasks that still run are looked after.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(10);

    private static int s_interrupted;
    private static RunningCell? s_latest;

    private readonly SessionState _session;
    private int _isWatched;

    public RunningCell(SessionState session, int number, ICellOutput output, CancellationToken interrupt)
    {
        _session = session;
        Number = number;
        Output = new CellWriter(output);
        Interrupt = interrupt;
    }

    /// <summary>The cell of the calling code; null for code of the host, even while a cell runs.</summary>
    public static RunningCell? OfCaller => Ambient.Value;

    /// <summary>The cell of the calling code, else the one that started last, else null.</summary>
    public static RunningCell? Current => Ambient.Value ?? Volatile.Read(ref s_latest);

    /// <summary>True while an interrupted cell or its tasks may still run: then polls look at their cell's token. False keeps a poll to one read.</summary>
    public static bool IsInterruptNear => Volatile.Read(ref s_interrupted) > 0;

    /// <summary>The n of <c>Cell [n]</c>.</summary>
    public int Number { get; }

    public CellWriter Output { get; }

    public CancellationToken Interrupt { get; }

    /// <summary>A name for something shown that no earlier one of the session has.</summary>
    public string NewDisplayId() => _session.NewDisplayId();

    /// <summary>Makes polls look at their cell's token until this cell has ended, and for a while after.</summary>
    public void WatchToken()
    {
        if (Interlocked.Exchange(ref _isWatched, 1) == 0)
            Interlocked.Increment(ref s_interrupted);
    }

    /// <summary>Makes this the current cell of the calling asynchronous method and all it starts.</summary>
    public void Enter()
    {
        Ambient.Value = this;
        Volatile.Write(ref s_latest, this);
    }

    /// <summary>Flushes the output and stops being the cell that started last.</summary>
    public void Leave()
    {
        Output.Close();
        Interlocked.CompareExchange(ref s_latest, null, this);
        if (Volatile.Read(ref _isWatched) != 0)
            _ = Task.Delay(Aftermath).ContinueWith(_ => Interlocked.Decrement(ref s_interrupted), TaskScheduler.Default);
    }
}
