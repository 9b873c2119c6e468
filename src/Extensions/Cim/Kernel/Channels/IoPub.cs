using System.Text;
using System.Text.Json.Nodes;
using Cim.Kernel.Protocol;

namespace Cim.Kernel.Channels;

/// <summary>What every client sees: status and output, each with the request that caused it as parent.</summary>
internal sealed class IoPub(MessageCodec codec, Action<ChannelKind, Message> send)
{
    public void Publish(string type, JsonObject content, Message? parent) =>
        send(ChannelKind.IoPub, codec.Compose(type, content, parent) with { Identities = [Encoding.UTF8.GetBytes(type)] });

    public void Status(string state, Message? parent) =>
        Publish("status", new JsonObject { ["execution_state"] = state }, parent);
}
