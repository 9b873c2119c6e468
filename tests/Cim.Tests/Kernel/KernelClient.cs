using System.Text.Json.Nodes;
using Cim.Kernel.Protocol;
using NetMQ;
using NetMQ.Sockets;

namespace Cim.Tests.Kernel;

/// <summary>A Jupyter client: sends, receives, and gathers what belongs to one request.</summary>
internal sealed class KernelClient : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly MessageCodec _codec;
    private readonly DealerSocket _shell = new();
    private readonly DealerSocket _control = new();
    private readonly DealerSocket _stdin = new();
    private readonly SubscriberSocket _ioPub = new();
    private readonly DealerSocket _heartbeat = new();
    private readonly List<Message> _published = [];
    private readonly List<Message> _replies = [];
    private readonly List<Message> _questions = [];

    public KernelClient(KernelProcess kernel, string? key = null)
    {
        _codec = new MessageCodec(new MessageSigner(key ?? (string)kernel.Connection["key"]), "test-session");
        var identity = Guid.NewGuid().ToByteArray();
        _shell.Options.Identity = identity;
        _stdin.Options.Identity = identity;
        _ioPub.SubscribeToAnyTopic();
        _ioPub.Options.ReceiveHighWatermark = 0;
        foreach (var (socket, port) in new (NetMQSocket, string)[]
            { (_shell, "shell_port"), (_control, "control_port"), (_stdin, "stdin_port"), (_ioPub, "iopub_port"), (_heartbeat, "hb_port") })
        {
            socket.Options.Linger = TimeSpan.Zero;
            socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(50);
            socket.Connect($"tcp://127.0.0.1:{kernel.Port(port)}");
        }
    }

    /// <summary>Asks for kernel_info until the answer's status shows on iopub, as every client does at its start.</summary>
    public KernelClient WaitUntilReady()
    {
        var deadline = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < deadline)
        {
            var request = Send("kernel_info_request", []);
            if (TryReceive(_shell, _replies, request.Id, TimeSpan.FromSeconds(20)) is null)
                continue;
            if (TryReceive(_ioPub, _published, request.Id, TimeSpan.FromMilliseconds(500)) is not null)
                return this;
        }
        throw new TimeoutException("The kernel does not answer.");
    }

    public Message Send(string type, JsonObject content, bool control = false)
    {
        var message = _codec.Compose(type, content, null);
        (control ? _control : _shell).SendMultipartBytes(_codec.Encode(message));
        return message;
    }

    /// <summary>Sends frames as they are: for what no proper client would send.</summary>
    public void SendRaw(bool control, params byte[][] frames) => (control ? _control : _shell).SendMultipartBytes(frames);

    public Exchange Ask(string type, JsonObject content, bool control = false) => Finish(Send(type, content, control), control);

    public Message SendCode(string code, Action<JsonObject>? change = null)
    {
        var content = new JsonObject
        {
            ["code"] = code,
            ["silent"] = false,
            ["store_history"] = true,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = true,
            ["stop_on_error"] = true,
        };
        change?.Invoke(content);
        return Send("execute_request", content);
    }

    public Exchange Execute(string code, Action<JsonObject>? change = null) => Finish(SendCode(code, change));

    /// <summary>Waits for the reply and for idle.</summary>
    public Exchange Finish(Message request, bool control = false)
    {
        var reply = TryReceive(control ? _control : _shell, _replies, request.Id, Patience)
            ?? throw new TimeoutException($"No reply to {request.Type}.");
        List<Message> published = [];
        while (true)
        {
            var message = TryReceive(_ioPub, _published, request.Id, Patience) ?? throw new TimeoutException($"No idle after {request.Type}.");
            published.Add(message);
            if (message.Type == "status" && (string?)message.Content["execution_state"] == "idle")
                return new Exchange(request, reply, published);
        }
    }

    /// <summary>Waits for something published for a request.</summary>
    public Message NextPublished(Message request, string type)
    {
        while (TryReceive(_ioPub, _published, request.Id, Patience) is { } message)
            if (message.Type == type)
                return message;
            else if (message.Type == "error")
                throw new InvalidOperationException(message.Content.ToJsonString());
        throw new TimeoutException($"No {type}.");
    }

    /// <summary>Waits for the question of a running cell.</summary>
    public Message NextQuestion(Message request) =>
        TryReceive(_stdin, _questions, request.Id, Patience) ?? throw new TimeoutException("No question.");

    /// <summary>Answers the question of a running cell with <paramref name="answer"/>.</summary>
    public Message AnswerQuestion(Message request, string answer)
    {
        var question = NextQuestion(request);
        _stdin.SendMultipartBytes(_codec.Encode(_codec.Compose("input_reply", new JsonObject { ["value"] = answer }, null)));
        return question;
    }

    public bool HeartBeats(string payload)
    {
        _heartbeat.SendMoreFrameEmpty().SendFrame(payload);
        NetMQMessage? echo = null;
        return _heartbeat.TryReceiveMultipartMessage(Patience, ref echo) && echo!.Last.ConvertToString() == payload;
    }

    public void Dispose()
    {
        _shell.Dispose();
        _control.Dispose();
        _stdin.Dispose();
        _ioPub.Dispose();
        _heartbeat.Dispose();
    }

    private Message? TryReceive(NetMQSocket socket, List<Message> waiting, string parent, TimeSpan patience)
    {
        var deadline = DateTime.UtcNow + patience;
        while (true)
        {
            if (waiting.Find(message => (string?)message.Parent["msg_id"] == parent) is { } found)
            {
                waiting.Remove(found);
                return found;
            }
            var left = deadline - DateTime.UtcNow;
            NetMQMessage? frames = null;
            if (left <= TimeSpan.Zero || !socket.TryReceiveMultipartMessage(left, ref frames))
                return null;
            waiting.Add(Decode(frames!));
        }
    }

    private Message Decode(NetMQMessage frames) =>
        _codec.Decode([.. frames.Select(frame => frame.ToByteArray())], out var problem) ?? throw new InvalidDataException(problem);
}
