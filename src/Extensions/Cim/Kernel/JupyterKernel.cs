using Cim.Kernel.Channels;
using Cim.Kernel.Handlers;
using Cim.Kernel.Protocol;
using CimKit.Extensions;
using CimKit.Notebooks;

namespace Cim.Kernel;

/// <summary>A kernel on the ports of a connection file, until it is told to shut down or cancelled.</summary>
internal sealed class JupyterKernel
{
    private const int DropsReported = 20;
    private static readonly TimeSpan LastChance = TimeSpan.FromMilliseconds(500);

    private readonly KernelSockets _sockets;
    private readonly KernelParts _parts;
    private readonly Dispatcher _shell;
    private readonly Dispatcher _control;
    private readonly IoPub _ioPub;
    private readonly TextWriter _log;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _drops;

    /// <param name="connection">Where to listen.</param>
    /// <param name="session">Runs the cells; disposed by the caller.</param>
    /// <param name="log">The process's own error stream, for dropped messages.</param>
    public JupyterKernel(ConnectionFile connection, NotebookSession session, TextWriter log)
    {
        _log = log;
        var codec = new MessageCodec(new MessageSigner(connection.Key), Guid.NewGuid().ToString("N"));
        _sockets = new KernelSockets(connection, codec, Route, Dropped);
        _ioPub = new IoPub(codec, _sockets.Send);
        var stdin = new StdinChannel(codec, _sockets.Send);
        _parts = new KernelParts(session, connection, _ioPub, stdin, _sockets.LastOrderAsync, () => _stopped.TrySetResult());
        var handlers = new HandlerTable(_parts);
        _shell = new Dispatcher(handlers, codec, _ioPub, _sockets.Send);
        _control = new Dispatcher(handlers, codec, _ioPub, _sockets.Send);
    }

    /// <summary>The running cell, if the client has told its name.</summary>
    public CellRun? CurrentRun => _parts.Running.Run;

    /// <summary>Stops the running cell, as Ctrl-C does.</summary>
    public void Interrupt() => _parts.Running.Interrupt();

    public async Task RunAsync(CancellationToken stop)
    {
        _sockets.Start();
        _ioPub.Status("starting", null);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await using var cancelled = stop.Register(() => _stopped.TrySetResult());
        var shell = Task.Run(() => _shell.RunAsync(ending.Token), CancellationToken.None);
        var control = Task.Run(() => _control.RunAsync(ending.Token), CancellationToken.None);
        await _stopped.Task;
        await ending.CancelAsync();
        _parts.Running.Interrupt();
        await control;
        // The cell may not stop: the process ends all the same.
        await Task.WhenAny(shell, Task.Delay(LastChance, CancellationToken.None));
        _sockets.Dispose();
    }

    private void Route(Request request)
    {
        if (request.Channel == ChannelKind.Stdin)
            _parts.Stdin.Receive(request.Message);
        else
            (request.Channel == ChannelKind.Control ? _control : _shell).Take(request);
    }

    private void Dropped(string reason)
    {
        if (++_drops <= DropsReported)
            _log.WriteLine($"cim kernel: dropped a message on {reason}");
    }
}
