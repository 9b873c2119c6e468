using System.Text.Json;
using System.Text.Json.Nodes;
using CimKit.Notebooks;

namespace Cim.Kernel;

/// <summary>A bundle as Jupyter writes it: JSON types as JSON, everything else as text.</summary>
internal static class MimeJson
{
    public static JsonObject Data(MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach (var (mime, content) in bundle.Data)
            data[mime] = IsJson(mime) ? ParsedOrText(content) : content;
        return data;
    }

    private static bool IsJson(string mime) =>
        mime == "application/json" || mime.EndsWith("+json", StringComparison.Ordinal);

    private static JsonNode? ParsedOrText(string content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            return content;
        }
    }
}
