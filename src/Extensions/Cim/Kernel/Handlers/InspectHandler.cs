using System.Text.Json.Nodes;
using Cim.Kernel.Channels;
using Cim.Kernel.Protocol;

namespace Cim.Kernel.Handlers;

/// <summary>Help on what stands at the cursor.</summary>
internal sealed class InspectHandler(KernelParts parts) : IRequestHandler
{
    public string RequestType => "inspect_request";

    public async Task<JsonObject?> HandleAsync(Request request)
    {
        var (code, position) = CodeAtCursor.Read(request.Message.Content);
        var help = await parts.Session.InspectAsync(code, position, CancellationToken.None);
        var reply = Failure.Ok();
        reply["found"] = help is not null;
        reply["data"] = help is null ? [] : new JsonObject { ["text/plain"] = help.Text, ["text/html"] = help.Html };
        reply["metadata"] = new JsonObject();
        return reply;
    }
}
