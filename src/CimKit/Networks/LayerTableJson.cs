using System.Text.Json;
using CimKit.Foundation;

namespace CimKit.Networks;

/// <summary>The JSON form of a <see cref="LayerTable"/> that stands beside the published check values; it knows padding.</summary>
/// <remarks>
/// An object with <c>name</c> and <c>layers</c>, each with <c>h</c>, <c>w</c>, <c>cin</c>, <c>k</c>, <c>cout</c>, <c>pool</c>,
/// <c>stride</c> and <c>pad</c>. Source: first principles (interface of the published check values).
/// </remarks>
public static class LayerTableJson
{
    private const int MaximumBytes = 1 << 20;

    /// <summary>Reads a table; at most 1 MiB are read.</summary>
    /// <param name="stream">Content; read to its end, not closed.</param>
    /// <param name="source">File name or other origin, used in messages and as name if the file has none.</param>
    /// <exception cref="InvalidDesignException">Anything is wrong; every problem names source and layer.</exception>
    public static LayerTable Read(Stream stream, string source)
    {
        try
        {
            var bytes = new byte[MaximumBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MaximumBytes)
                throw new InvalidDesignException($"Layer table '{source}'", [$"{source}: a layer table must be at most {MaximumBytes} bytes long."]);
            var start = bytes.AsSpan().StartsWith("\ufeff"u8) ? 3 : 0;
            using var document = JsonDocument.Parse(bytes.AsMemory(start, length - start));
            return Read(document.RootElement, source);
        }
        catch (InvalidOperationException)
        {
            throw new InvalidDesignException($"Layer table '{source}'", [$"{source}: holds text that is not valid Unicode."]);
        }
        catch (JsonException error)
        {
            throw new InvalidDesignException($"Layer table '{source}'",
                [$"{source} line {error.LineNumber + 1}: not one whole JSON object: {error.Message}"]);
        }
    }

    private static LayerTable Read(JsonElement root, string source)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("layers", out var layers) || layers.ValueKind != JsonValueKind.Array)
            throw new InvalidDesignException($"Layer table '{source}'", [$"{source}: must be an object with a list named layers."]);
        var problems = new List<string>();
        var rows = new List<LayerTableRow>();
        foreach (var layer in layers.EnumerateArray())
        {
            if (Row(layer, $"{source} layer {rows.Count + problems.Count + 1}", problems) is { } row)
                rows.Add(row);
        }
        InvalidDesignException.ThrowIfAny($"Layer table '{source}'", problems);
        var name = root.TryGetProperty("name", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        return new LayerTable { Name = string.IsNullOrWhiteSpace(name) ? source : name, Rows = rows };
    }

    private static LayerTableRow? Row(JsonElement layer, string place, List<string> problems)
    {
        int Number(string name, int? otherwise = null)
        {
            if (layer.ValueKind == JsonValueKind.Object && layer.TryGetProperty(name, out var value))
            {
                return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
                    ? number
                    : throw new FormatException($"{name} must be a whole number; got {Cut(value.GetRawText())}.");
            }
            return otherwise ?? throw new FormatException($"{name} must be given.");
        }

        try
        {
            return new LayerTableRow
            {
                InputHeight = Number("h"),
                InputWidth = Number("w"),
                InputChannels = Number("cin"),
                KernelHeight = Number("k"),
                KernelWidth = Number("k"),
                Outputs = Number("cout"),
                HasPooling = Number("pool", 0) == 1,
                Stride = Number("stride", 1),
                Padding = Number("pad", 0),
            };
        }
        catch (Exception error) when (error is FormatException or ArgumentOutOfRangeException)
        {
            problems.Add($"{place}: {error.Message}");
            return null;
        }
    }

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
