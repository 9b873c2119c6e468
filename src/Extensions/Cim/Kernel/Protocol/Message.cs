using System.Text.Json.Nodes;

namespace Cim.Kernel.Protocol;

/// <summary>One Jupyter message. The four JSON parts are not changed once the message exists.</summary>
internal sealed record Message(
    IReadOnlyList<byte[]> Identities,
    JsonObject Header,
    JsonObject Parent,
    JsonObject Metadata,
    JsonObject Content,
    IReadOnlyList<byte[]> Buffers)
{
    public string Type => Header.Text("msg_type") ?? "";

    public string Id => Header.Text("msg_id") ?? "";
}
