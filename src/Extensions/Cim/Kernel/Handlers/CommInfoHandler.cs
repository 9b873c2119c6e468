using System.Text.Json.Nodes;
using Cim.Kernel.Channels;

namespace Cim.Kernel.Handlers;

/// <summary>Lists open comms: none, since this kernel has no comm targets.</summary>
internal sealed class CommInfoHandler : IRequestHandler
{
    public string RequestType => "comm_info_request";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        var reply = Failure.Ok();
        reply["comms"] = new JsonObject();
        return Task.FromResult<JsonObject?>(reply);
    }
}
