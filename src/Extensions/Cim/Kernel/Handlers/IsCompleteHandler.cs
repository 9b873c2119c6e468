using System.Text.Json.Nodes;
using Cim.Kernel.Channels;
using Cim.Kernel.Protocol;
using CimKit.Notebooks.Language;

namespace Cim.Kernel.Handlers;

/// <summary>Whether a console may run what was typed, or waits for more.</summary>
internal sealed class IsCompleteHandler(KernelParts parts) : IRequestHandler
{
    public string RequestType => "is_complete_request";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        var state = parts.Session.IsComplete(request.Message.Content.Text("code") ?? "");
        var reply = new JsonObject { ["status"] = state.Status.ToString().ToLowerInvariant() };
        if (state.Status == Completeness.Incomplete)
            reply["indent"] = state.Indent;
        return Task.FromResult<JsonObject?>(reply);
    }
}
