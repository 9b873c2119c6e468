using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cim.Kernel.Protocol;

/// <summary>Frames on the wire to messages and back: identities, delimiter, signature, four JSON objects, buffers.</summary>
internal sealed class MessageCodec(MessageSigner signer, string session)
{
    public const int JsonFrames = 4;
    public const string ProtocolVersion = "5.3";

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };
    private static readonly JsonDocumentOptions Read = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    /// <summary>A message of this kernel that answers <paramref name="parent"/>.</summary>
    public Message Compose(string type, JsonObject content, Message? parent, JsonObject? metadata = null) => new(
        parent?.Identities ?? [],
        new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString("N"),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        },
        parent?.Header ?? [],
        metadata ?? [],
        content,
        []);

    public List<byte[]> Encode(Message message)
    {
        List<byte[]> frames = [.. message.Identities, Delimiter, []];
        var first = frames.Count;
        foreach (var part in new[] { message.Header, message.Parent, message.Metadata, message.Content })
            frames.Add(JsonSerializer.SerializeToUtf8Bytes(part, Written));
        frames[first - 1] = signer.Sign(frames, first);
        frames.AddRange(message.Buffers);
        return frames;
    }

    /// <summary>The message in <paramref name="frames"/>, or null and why it must be dropped. Never throws on what a peer sent.</summary>
    public Message? Decode(IReadOnlyList<byte[]> frames, out string problem)
    {
        var delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(Delimiter))
            delimiter++;
        var first = delimiter + 2;
        if (frames.Count < first + JsonFrames)
        {
            problem = "not a Jupyter message";
            return null;
        }
        if (!signer.Verifies(frames[delimiter + 1], frames, first))
        {
            problem = frames[delimiter + 1].Length == 0 ? "unsigned message" : "wrong signature";
            return null;
        }
        return Parse(frames, delimiter, first, out problem);
    }

    private static Message? Parse(IReadOnlyList<byte[]> frames, int delimiter, int first, out string problem)
    {
        try
        {
            var parts = new JsonObject[JsonFrames];
            for (var i = 0; i < JsonFrames; i++)
                parts[i] = JsonNode.Parse(frames[first + i], documentOptions: Read) as JsonObject
                    ?? throw new JsonException($"part {i + 1} is not an object");
            var message = new Message(
                [.. frames.Take(delimiter)], parts[0], parts[1], parts[2], parts[3], [.. frames.Skip(first + JsonFrames)]);
            problem = message.Type.Length == 0 || message.Id.Length == 0 ? "header without msg_type or msg_id" : "";
            return problem.Length == 0 ? message : null;
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException or ArgumentException)
        {
            problem = "not JSON: " + notJson.Message;
            return null;
        }
    }
}
