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
    private static volatile bool s_interruptSeen;
    private static RunningCell? s_latest;

    private readonly SessionState _session;

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

    /// <summary>Once true, cells look at their own token when they poll; false keeps a poll to one read.</summary>
    public static bool InterruptSeen => s_interruptSeen;

    /// <summary>The n of <c>Cell [n]</c>.</summary>
    public int Number { get; }

    public CellWriter Output { get; }

    public CancellationToken Interrupt { get; }

    /// <summary>A name for something shown that no earlier one of the session has.</summary>
    public string NewDisplayId() => _session.NewDisplayId();

    /// <summary>Makes every poll in the process look at its own cell's token from now on.</summary>
    public static void WatchTokens() => s_interruptSeen = true;

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
    }
}
