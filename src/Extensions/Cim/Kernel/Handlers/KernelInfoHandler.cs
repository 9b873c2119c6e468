using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Cim.Kernel.Channels;
using Cim.Kernel.Protocol;

namespace Cim.Kernel.Handlers;

/// <summary>Says what this kernel is and which language it runs.</summary>
internal sealed class KernelInfoHandler : IRequestHandler
{
    public string RequestType => "kernel_info_request";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        var reply = Failure.Ok();
        reply["protocol_version"] = MessageCodec.ProtocolVersion;
        reply["implementation"] = "cim";
        reply["implementation_version"] = CimVersion.Text;
        reply["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
            ["nbconvert_exporter"] = "script",
        };
        reply["banner"] = $"CimNotebooks {CimVersion.Text}, C# 14 on {RuntimeInformation.FrameworkDescription}";
        reply["debugger"] = false;
        reply["help_links"] = new JsonArray();
        return Task.FromResult<JsonObject?>(reply);
    }
}
