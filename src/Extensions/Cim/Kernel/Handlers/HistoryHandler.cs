using System.Text.Json.Nodes;
using Cim.Kernel.Channels;
using Cim.Kernel.Protocol;

namespace Cim.Kernel.Handlers;

/// <summary>What was run in this session: the last lines, a range, or those that match a pattern.</summary>
internal sealed class HistoryHandler(KernelParts parts) : IRequestHandler
{
    public string RequestType => "history_request";

    public Task<JsonObject?> HandleAsync(Request request)
    {
        var content = request.Message.Content;
        var withOutput = content.Flag("output", otherwise: false);
        var reply = Failure.Ok();
        reply["history"] = new JsonArray([.. Find(content).Select(entry => Entry(entry, withOutput))]);
        return Task.FromResult<JsonObject?>(reply);
    }

    private IReadOnlyList<HistoryEntry> Find(JsonObject content) => content.Text("hist_access_type") switch
    {
        "range" => parts.History.Range(content.Number("session") ?? 0, content.Number("start") ?? 0, content.Number("stop")),
        "search" => parts.History.Search(content.Text("pattern") ?? "*", content.Number("n"), content.Flag("unique", otherwise: false)),
        _ => parts.History.Tail(content.Number("n") ?? int.MaxValue),
    };

    private static JsonArray Entry(HistoryEntry entry, bool withOutput) => new(
        InputHistory.Session,
        entry.Line,
        withOutput ? new JsonArray(entry.Code, entry.Result) : entry.Code);
}
