using System.Text.Json.Nodes;

namespace CimKit.Notebooks.Documents;

/// <summary>Joins and splits the texts inside outputs and attachments.</summary>
internal static class OutputText
{
    /// <summary>A copy of an output with its texts in one piece.</summary>
    public static JsonObject Joined(JsonObject output)
    {
        var copy = (JsonObject)output.DeepClone();
        if (copy["data"] is JsonObject data)
            JoinBundle(data);
        if (copy["text"] is JsonArray && MultilineText.Join(copy["text"]) is { } text)
            copy["text"] = text;
        return copy;
    }

    /// <summary>A copy of an output with its texts as lines.</summary>
    public static JsonObject Split(JsonObject output)
    {
        var copy = (JsonObject)output.DeepClone();
        if (copy["data"] is JsonObject data)
            SplitBundle(data);
        if (copy["output_type"]?.ToString() == "stream" && MultilineText.Join(copy["text"]) is { } text)
            copy["text"] = MultilineText.Split(text);
        return copy;
    }

    /// <summary>Joins the texts of a MIME bundle in place.</summary>
    public static void JoinBundle(JsonObject data)
    {
        foreach (var (type, content) in data.ToArray())
            if (!MultilineText.IsJson(type) && content is JsonArray && MultilineText.Join(content) is { } text)
                data[type] = text;
    }

    /// <summary>Splits the texts of a MIME bundle in place.</summary>
    public static void SplitBundle(JsonObject data)
    {
        foreach (var (type, content) in data.ToArray())
            if (MultilineText.IsText(type) && content is JsonValue && MultilineText.Join(content) is { } text)
                data[type] = MultilineText.Split(text);
    }
}
