using System.Text.Json.Nodes;
using Cim.Kernel.Channels;
using Cim.Kernel.Protocol;

namespace Cim.Kernel.Handlers;

/// <summary>Completions at the cursor.</summary>
internal sealed class CompleteHandler(KernelParts parts) : IRequestHandler
{
    public string RequestType => "complete_request";

    public async Task<JsonObject?> HandleAsync(Request request)
    {
        var (code, position) = CodeAtCursor.Read(request.Message.Content);
        var completions = await parts.Session.CompleteAsync(code, position, CancellationToken.None);
        var start = CursorPosition.FromUtf16(code, completions.Start);
        var end = CursorPosition.FromUtf16(code, completions.End);
        var reply = Failure.Ok();
        reply["matches"] = new JsonArray([.. completions.Items.Select(item => JsonValue.Create(item.Text))]);
        reply["cursor_start"] = start;
        reply["cursor_end"] = end;
        reply["metadata"] = new JsonObject
        {
            ["_jupyter_types_experimental"] = new JsonArray([.. completions.Items.Select(item =>
                new JsonObject { ["text"] = item.Text, ["type"] = item.Kind.ToString().ToLowerInvariant(), ["start"] = start, ["end"] = end })]),
        };
        return reply;
    }
}
