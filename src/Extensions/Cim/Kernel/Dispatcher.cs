using System.Text.Json.Nodes;
using System.Threading.Channels;
using Cim.Kernel.Channels;
using Cim.Kernel.Handlers;
using Cim.Kernel.Protocol;

namespace Cim.Kernel;

/// <summary>Takes requests of one channel in order of arrival: busy, work, reply, idle.</summary>
internal sealed class Dispatcher(HandlerTable handlers, MessageCodec codec, IoPub ioPub, Action<ChannelKind, Message> send)
{
    private readonly Channel<Request> _requests = Channel.CreateUnbounded<Request>(new UnboundedChannelOptions { SingleReader = true });

    public void Take(Request request) => _requests.Writer.TryWrite(request);

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var request in _requests.Reader.ReadAllAsync(stop))
                await AnswerAsync(request);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    private async Task AnswerAsync(Request request)
    {
        ioPub.Status("busy", request.Message);
        if (await ContentAsync(request) is { } content)
            send(request.Channel, codec.Compose(ReplyType(request.Message.Type), content, request.Message));
        ioPub.Status("idle", request.Message);
    }

    private async Task<JsonObject?> ContentAsync(Request request)
    {
        try
        {
            if (handlers.Find(request.Message.Type) is { } handler)
                return await handler.HandleAsync(request);
            return request.Message.Type.EndsWith("_request", StringComparison.Ordinal)
                ? Failure.Reply("UnknownRequest", $"This kernel does not know '{request.Message.Type}'.")
                : null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Failure.Reply(failure.GetType().Name, failure.Message);
        }
    }

    private static string ReplyType(string requestType) =>
        requestType.EndsWith("_request", StringComparison.Ordinal) ? requestType[..^"_request".Length] + "_reply" : requestType;
}
