using System.Text.Json.Nodes;
using Cim.Kernel.Channels;
using Cim.Kernel.Protocol;

namespace Cim.Kernel.Handlers;

/// <summary>Closes a comm at once, as the protocol asks of a kernel that lacks its target.</summary>
internal sealed class CommOpenHandler(KernelParts parts) : IRequestHandler
{
    public string RequestType => "comm_open";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        var content = new JsonObject { ["comm_id"] = request.Message.Content.Text("comm_id") ?? "", ["data"] = new JsonObject() };
        parts.IoPub.Publish("comm_close", content, request.Message);
        return Task.FromResult<JsonObject?>(null);
    }
}
