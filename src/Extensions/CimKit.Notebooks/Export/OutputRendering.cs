using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace CimKit.Notebooks.Export;

/// <summary>One output of a cell, in the richest form that the page may show.</summary>
internal sealed class OutputRendering(MarkdownRendering markdown, ScriptOnce scripts, bool isStatic)
{
    private static readonly string[] PictureTypes = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"];
    private static readonly IReadOnlyDictionary<string, string> NoAttachments = new Dictionary<string, string>();

    /// <summary>HTML of an output in Jupyter's form; empty if there is nothing to see.</summary>
    public string ToHtml(JsonObject output) => Text(output["output_type"]) switch
    {
        "stream" => Stream(output),
        "error" => Error(output),
        _ => output["data"] is JsonObject data ? Display(data) : "",
    };

    /// <summary>The picture of a bundle as data URI; null if it has none.</summary>
    public static string? Picture(JsonObject data)
    {
        foreach (var type in PictureTypes)
            if (Text(data[type]) is { Length: > 0 } content && Uri(type, content) is { } uri)
                return uri;
        return null;
    }

    private static string Stream(JsonObject output)
    {
        var kind = Text(output["name"]) == "stderr" ? " error-text" : "";
        return $"<div class=\"output stream{kind}\"><pre>{TerminalText.ToHtml(Text(output["text"]) ?? "")}</pre></div>\n";
    }

    private static string Error(JsonObject output)
    {
        var lines = output["traceback"] is JsonArray { Count: > 0 } traceback
            ? traceback.Select(line => Text(line) ?? "")
            : [$"{Text(output["ename"])}: {Text(output["evalue"])}"];
        return $"<div class=\"output error\" role=\"alert\"><pre>{TerminalText.ToHtml(string.Join('\n', lines))}</pre></div>\n";
    }

    private string Display(JsonObject data)
    {
        var html = Text(data["text/html"]);
        var picture = Picture(data);
        if (html is not null && !(isStatic && (picture is not null || ScriptOnce.IsIn(html))))
            return scripts.Filter(html) is { } fragment && fragment.Trim().Length > 0 ? $"<div class=\"output\">{fragment}</div>\n" : "";
        var plain = Text(data["text/plain"]);
        if (picture is not null)
            return $"<div class=\"output\"><img alt=\"{Html.Escape(plain ?? "")}\" src=\"{picture}\"></div>\n";
        if (Text(data["text/markdown"]) is { } prose)
            return $"<div class=\"output text\">{markdown.ToHtml(prose, NoAttachments)}</div>\n";
        // A script alone, such as a chart library, has no static form.
        plain = html is null ? plain ?? Text(data["text/latex"]) ?? data["application/json"]?.ToJsonString() : plain;
        return string.IsNullOrWhiteSpace(plain) ? "" : $"<div class=\"output\"><pre>{TerminalText.ToHtml(plain)}</pre></div>\n";
    }

    private static string? Uri(string type, string content)
    {
        if (type == "image/svg+xml")
            return Pictures.ToDataUri(type, Encoding.UTF8.GetBytes(content));
        var base64 = string.Concat(content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Base64.IsValid(base64) ? $"data:{type};base64,{base64}" : null;
    }

    // Jupyter writes long texts as lists of lines.
    private static string? Text(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(Text)),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => null,
    };
}
