using System.Text.Json.Nodes;
using Cim.Kernel.Protocol;

namespace Cim.Tests.Kernel;

/// <summary>One request, its reply, and what was published for it from busy to idle.</summary>
internal sealed record Exchange(Message Request, Message Reply, IReadOnlyList<Message> Published)
{
    public string? Status => (string?)Reply.Content["status"];

    public IEnumerable<JsonObject> Of(string type) => Published.Where(message => message.Type == type).Select(message => message.Content);

    public string Stream(string name) =>
        string.Concat(Of("stream").Where(content => (string?)content["name"] == name).Select(content => (string?)content["text"]));

    public string? ResultText => (string?)Of("execute_result").SingleOrDefault()?["data"]?["text/plain"];
}
