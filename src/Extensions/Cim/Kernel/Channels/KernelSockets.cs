using System.Collections.Concurrent;
using Cim.Kernel.Protocol;
using NetMQ;
using NetMQ.Sockets;

namespace Cim.Kernel.Channels;

/// <summary>The five sockets. One poller thread owns them; everybody else hands messages over.</summary>
internal sealed class KernelSockets : IDisposable
{
    /// <summary>Largest message taken in; a peer that announces more is disconnected.</summary>
    public const long LargestMessage = 256L << 20;

    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(500);

    private readonly MessageCodec _codec;
    private readonly Action<Request> _received;
    private readonly Action<string> _dropped;
    private readonly Dictionary<ChannelKind, NetMQSocket> _sockets = [];
    // A router, not a reply socket: it has no state that half a request of a stranger could leave behind.
    private readonly RouterSocket _heartbeat = new() { Options = { RouterHandover = true } };
    private readonly ConcurrentQueue<(ChannelKind Channel, List<byte[]> Frames)> _outgoing = new();
    // Only a bell: an interrupted cell thread may have queued a message without ringing, and the next ring sends both.
    private readonly NetMQQueue<bool> _bell = new();
    private readonly NetMQPoller _poller = [];
    private long _order;
    private volatile bool _closed;

    public KernelSockets(ConnectionFile connection, MessageCodec codec, Action<Request> received, Action<string> dropped)
    {
        (_codec, _received, _dropped) = (codec, received, dropped);
        Open(ChannelKind.Shell, new RouterSocket { Options = { RouterHandover = true } }, connection.Address(connection.ShellPort));
        Open(ChannelKind.Control, new RouterSocket { Options = { RouterHandover = true } }, connection.Address(connection.ControlPort));
        Open(ChannelKind.Stdin, new RouterSocket { Options = { RouterHandover = true } }, connection.Address(connection.StdinPort));
        Open(ChannelKind.IoPub, new PublisherSocket(), connection.Address(connection.IopubPort));
        _heartbeat.Options.Linger = Linger;
        _heartbeat.Options.MaxMsgSize = LargestMessage;
        _heartbeat.Bind(connection.Address(connection.HeartbeatPort));
        _heartbeat.ReceiveReady += (_, _) => Echo();
        _bell.ReceiveReady += (_, _) => SendPending();
        _poller.Add(_heartbeat);
        _poller.Add(_bell);
    }

    public void Start() => _poller.RunAsync("Jupyter sockets", true);

    /// <summary>Queues a message; called from any thread. What comes after the end is dropped.</summary>
    public void Send(ChannelKind channel, Message message)
    {
        if (_closed)
            return;
        _outgoing.Enqueue((channel, _codec.Encode(message)));
        _bell.Enqueue(true);
    }

    /// <summary>Order number of the last shell request that has reached this process by now.</summary>
    public Task<long> LastOrderAsync()
    {
        var answer = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _poller.Run(() =>
        {
            Receive(ChannelKind.Shell);
            answer.SetResult(_order);
        });
        return answer.Task;
    }

    /// <summary>Sends what is queued, then closes the sockets.</summary>
    public void Dispose()
    {
        if (_poller.IsRunning)
        {
            var flush = new Task(SendPending);
            flush.Start(_poller);
            flush.Wait(Linger);
            _closed = true;
            _poller.Stop();
        }
        _poller.Dispose();
        foreach (var socket in _sockets.Values)
            socket.Dispose();
        _heartbeat.Dispose();
        _bell.Dispose();
        NetMQConfig.Cleanup(false);
    }

    private void Open(ChannelKind channel, NetMQSocket socket, string address)
    {
        _sockets[channel] = socket;
        socket.Options.Linger = Linger;
        socket.Options.MaxMsgSize = LargestMessage;
        socket.Options.SendHighWatermark = 0;
        socket.Bind(address);
        if (channel == ChannelKind.IoPub)
            return;
        socket.ReceiveReady += (_, _) => Receive(channel);
        _poller.Add(socket);
    }

    private void Receive(ChannelKind channel)
    {
        NetMQMessage? frames = null;
        while (_sockets[channel].TryReceiveMultipartMessage(ref frames))
        {
            if (_codec.Decode([.. frames.Select(frame => frame.ToByteArray())], out var problem) is { } message)
                _received(new Request(message, channel, ++_order));
            else
                _dropped($"{channel}: {problem}");
        }
    }

    private void SendPending()
    {
        while (_bell.TryDequeue(out _, TimeSpan.Zero))
        {
        }
        while (_outgoing.TryDequeue(out var message))
            _sockets[message.Channel].TrySendMultipartBytes(TimeSpan.Zero, message.Frames);
    }

    private void Echo()
    {
        NetMQMessage? frames = null;
        while (_heartbeat.TryReceiveMultipartMessage(ref frames))
            _heartbeat.TrySendMultipartMessage(frames);
    }
}
