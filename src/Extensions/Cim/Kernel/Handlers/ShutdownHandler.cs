using System.Text.Json.Nodes;
using Cim.Kernel.Channels;
using Cim.Kernel.Protocol;

namespace Cim.Kernel.Handlers;

/// <summary>Ends the kernel; for a restart the client starts a new process.</summary>
internal sealed class ShutdownHandler(KernelParts parts) : IRequestHandler
{
    public string RequestType => "shutdown_request";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        var restart = request.Message.Content.Flag("restart", otherwise: false);
        parts.IoPub.Publish("shutdown_reply", Content(restart), request.Message);
        parts.Running.Interrupt();
        parts.Stop();
        return Task.FromResult<JsonObject?>(Content(restart));
    }

    private static JsonObject Content(bool restart) => new() { ["status"] = "ok", ["restart"] = restart };
}
