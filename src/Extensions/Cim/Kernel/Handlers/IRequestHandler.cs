using System.Text.Json.Nodes;
using Cim.Kernel.Channels;

namespace Cim.Kernel.Handlers;

/// <summary>Answers one type of request. <see cref="HandlerTable"/> finds every implementation by itself.</summary>
internal interface IRequestHandler
{
    /// <summary>Message type it answers, such as <c>execute_request</c>.</summary>
    string RequestType { get; }

    /// <summary>Does what is asked; the content of the reply, or null if the protocol has none.</summary>
    Task<JsonObject?> HandleAsync(Request request);
}
