using System.Text.Json.Nodes;
using Cim.Kernel.Protocol;

namespace Cim.Kernel.Channels;

/// <summary>Asks the client that runs a cell for a line, and waits for its answer.</summary>
internal sealed class StdinChannel(MessageCodec codec, Action<ChannelKind, Message> send)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource<string>? _waiting;

    /// <exception cref="OperationCanceledException">The cell was interrupted while it waited.</exception>
    public string Ask(Message parent, string prompt, bool isPassword, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _waiting = answer;
        var content = new JsonObject { ["prompt"] = prompt, ["password"] = isPassword };
        send(ChannelKind.Stdin, codec.Compose("input_request", content, parent));
        try
        {
            answer.Task.Wait(cancellation);
            return answer.Task.Result;
        }
        finally
        {
            lock (_gate)
                _waiting = null;
        }
    }

    /// <summary>Takes an answer in; one that nobody waits for is dropped.</summary>
    public void Receive(Message message)
    {
        if (message.Type != "input_reply")
            return;
        lock (_gate)
            _waiting?.TrySetResult(message.Content.Text("value") ?? "");
    }
}
