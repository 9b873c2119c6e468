using System.Text.Json.Nodes;
using Cim.Kernel.Channels;

namespace Cim.Kernel.Handlers;

/// <summary>Tells the ports.</summary>
internal sealed class ConnectHandler(KernelParts parts) : IRequestHandler
{
    public string RequestType => "connect_request";

    public Task<JsonObject?> HandleAsync(Request request) => Task.FromResult<JsonObject?>(new JsonObject
    {
        ["status"] = "ok",
        ["shell_port"] = parts.Connection.ShellPort,
        ["control_port"] = parts.Connection.ControlPort,
        ["stdin_port"] = parts.Connection.StdinPort,
        ["iopub_port"] = parts.Connection.IopubPort,
        ["hb_port"] = parts.Connection.HeartbeatPort,
    });
}
