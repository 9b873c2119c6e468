using System.Text.Json.Nodes;
using Cim.Kernel.Channels;
using Cim.Kernel.Protocol;

namespace Cim.Kernel.Handlers;

/// <summary>Says, in the debug protocol's words, that there is no debugger.</summary>
internal sealed class DebugHandler : IRequestHandler
{
    public string RequestType => "debug_request";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        return Task.FromResult<JsonObject?>(new JsonObject
        {
            ["type"] = "response",
            ["request_seq"] = request.Message.Content.Number("seq") ?? 0,
            ["command"] = request.Message.Content.Text("command") ?? "",
            ["success"] = false,
            ["message"] = "This kernel has no debugger.",
        });
    }
}
