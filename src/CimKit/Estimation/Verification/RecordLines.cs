using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace CimKit.Estimation.Verification;

/// <summary>Records of a file, one JSON object a line, compressed with gzip or not.</summary>
internal static class RecordLines
{
    /// <summary>What the first record describes; the stream is at its beginning afterwards.</summary>
    internal static RecordKind KindOf(Stream stream)
    {
        using var reader = Reader(stream);
        var text = Line(reader, 1);
        var kind = text is not ['{', ..] ? RecordKind.Circuit
            : Parse(1, text) is var root && root.TryGetProperty("calls", out _) ? RecordKind.Modules
            : root.TryGetProperty("chip", out _) || root.TryGetProperty("why", out _) ? RecordKind.Chip
            : RecordKind.Circuit;
        stream.Position = 0;
        return kind;
    }

    internal static IEnumerable<(int Line, JsonElement Root)> Read(Stream stream)
    {
        using var reader = Reader(stream);
        for (var line = 1; Line(reader, line) is { } text; line++)
        {
            if (text.Length > 0)
                yield return (line, Parse(line, text));
        }
    }

    private static StreamReader Reader(Stream stream)
    {
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        memory.Position = 0;
        var isCompressed = memory.ReadByte() == 0x1f && memory.ReadByte() == 0x8b;
        memory.Position = 0;
        return new StreamReader(isCompressed ? new GZipStream(memory, CompressionMode.Decompress) : memory, Encoding.UTF8);
    }

    private static string? Line(StreamReader reader, int line)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException damaged)
        {
            throw new InvalidDataException($"Line {line}: the compressed data are damaged from here on: {damaged.Message}", damaged);
        }
    }

    private static JsonElement Parse(int line, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Line {line}: not one whole JSON record: it breaks off or errs at byte {error.BytePositionInLine + 1}.", error);
        }
    }
}
