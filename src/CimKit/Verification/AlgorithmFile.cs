using System.IO.Compression;
using System.Text.Json;

namespace CimKit.Verification;

/// <summary>Reads examples of algorithms: one JSON object with <c>about.functions</c> and <c>entries</c>, packed with gzip or not.</summary>
internal static class AlgorithmFile
{
    /// <summary>The document, if the content is of this format; null, and the stream back at its start, if it is another one.</summary>
    /// <param name="file">A stream that can seek.</param>
    public static JsonDocument? TryOpen(Stream file)
    {
        var start = file.Position;
        var isPacked = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = start;
        try
        {
            using var content = isPacked ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : null;
            var document = JsonDocument.Parse(content ?? file);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("entries", out _))
                return document;
            document.Dispose();
        }
        catch (Exception other) when (other is JsonException or InvalidDataException)
        {
            // Rows, or one record a line: what reads those says what is wrong with them.
        }
        file.Position = start;
        return null;
    }

    /// <summary>The examples, in the order of the file.</summary>
    /// <exception cref="InvalidDataException">An entry lacks id, inputs or outputs; it is named by its number.</exception>
    public static IReadOnlyList<AlgorithmExample> Examples(JsonDocument document, IEnumerable<string> knownFunctions)
    {
        var functions = Functions(document).Concat(knownFunctions).Distinct().OrderByDescending(name => name.Length).ToArray();
        var entries = document.RootElement.GetProperty("entries");
        if (entries.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException("entries must be a list of examples.");
        return entries.EnumerateArray().Select((entry, number) => Example(entry, number, functions)).ToArray();
    }

    private static AlgorithmExample Example(JsonElement entry, int number, string[] functions)
    {
        foreach (var needed in new[] { "id", "inputs", "outputs" })
            if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty(needed, out var value)
                || value.ValueKind != (needed == "id" ? JsonValueKind.String : JsonValueKind.Object))
                throw new InvalidDataException($"entry {number + 1} must have {needed}, {(needed == "id" ? "a text" : "values by name")}.");
        var id = entry.GetProperty("id").GetString()!;
        return new AlgorithmExample(Array.Find(functions, name => id.StartsWith(name, StringComparison.Ordinal)) ?? id, entry);
    }

    private static IEnumerable<string> Functions(JsonDocument document) =>
        document.RootElement.TryGetProperty("about", out var about) && about.ValueKind == JsonValueKind.Object
            && about.TryGetProperty("functions", out var functions) && functions.ValueKind == JsonValueKind.Object
            ? functions.EnumerateObject().Select(function => function.Name)
            : [];
}
