using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CimKit.Notebooks.Comparison;

/// <summary>What a reader of HTML sees, as lines: a row of a table is one, its cells parted by bars; style and markup do not count.</summary>
internal static class HtmlLines
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "br", "caption", "details", "div", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
        "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    };

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "template" };

    /// <summary>The lines that are not blank.</summary>
    public static string[] Of(string html)
    {
        var text = new StringBuilder();
        Add(text, new HtmlParser().ParseDocument(html).Body!);
        return [.. text.ToString().Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0)];
    }

    private static void Add(StringBuilder text, INode node)
    {
        foreach (var child in node.ChildNodes)
            if (child is IText words)
                text.Append(words.Data.ReplaceLineEndings(" "));
            else if (child is IElement element && !Unseen.Contains(element.LocalName))
                Add(text, element);
    }

    private static void Add(StringBuilder text, IElement element)
    {
        var isBlock = Blocks.Contains(element.LocalName);
        text.Append(isBlock ? "\n" : element.LocalName is "td" or "th" ? " | " : "");
        if (element.LocalName == "img")
            text.Append($"[picture {element.GetAttribute("alt")} {Mark(element.GetAttribute("src") ?? "")}]");
        Add(text, (INode)element);
        if (isBlock)
            text.Append('\n');
    }

    private static string Mark(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..12];
}
