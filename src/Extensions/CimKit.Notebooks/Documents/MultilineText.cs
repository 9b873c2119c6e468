using System.Text.Json;
using System.Text.Json.Nodes;

namespace CimKit.Notebooks.Documents;

/// <summary>Texts are lists of lines in notebook files and one string in memory.</summary>
internal static class MultilineText
{
    private static readonly HashSet<string> TextTypes = ["application/javascript", "image/svg+xml"];

    /// <summary>The text of a string or of a list of strings; null for anything else.</summary>
    public static string? Join(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonArray lines when lines.All(line => line?.GetValueKind() == JsonValueKind.String) =>
            string.Concat(lines.Select(line => line!.GetValue<string>())),
        _ => null,
    };

    /// <summary>The lines of a text, each with its line end, cut where Python cuts lines.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        var start = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (!IsLineEnd(text[index]))
                continue;
            if (text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n')
                index++;
            lines.Add(text[start..(index + 1)]);
            start = index + 1;
        }

        if (start < text.Length)
            lines.Add(text[start..]);
        return lines;
    }

    /// <summary>True for data that is JSON itself and stays as it is.</summary>
    public static bool IsJson(string mimeType) =>
        mimeType == "application/json"
        || (mimeType.StartsWith("application/", StringComparison.Ordinal) && mimeType.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>True for data that is written as a list of lines.</summary>
    public static bool IsText(string mimeType) => mimeType.StartsWith("text/", StringComparison.Ordinal) || TextTypes.Contains(mimeType);

    private static bool IsLineEnd(char character) =>
        character is '\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029';
}
