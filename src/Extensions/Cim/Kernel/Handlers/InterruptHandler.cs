using System.Text.Json.Nodes;
using Cim.Kernel.Channels;

namespace Cim.Kernel.Handlers;

/// <summary>Stops the running cell.</summary>
internal sealed class InterruptHandler(KernelParts parts) : IRequestHandler
{
    public string RequestType => "interrupt_request";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        parts.Running.Interrupt();
        return Task.FromResult<JsonObject?>(Failure.Ok());
    }
}
