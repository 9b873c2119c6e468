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
        var help = await parts.Engine.InspectAsync(code, position);
        var reply = Failure.Ok();
        reply["found"] = help is not null;
        reply["data"] = help is null ? [] : MimeJson.Data(help);
        reply["metadata"] = new JsonObject();
        return reply;
    }
}
