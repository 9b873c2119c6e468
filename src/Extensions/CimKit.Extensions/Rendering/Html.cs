using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CimKit.Extensions.Rendering;

/// <summary>Pieces of HTML that suit light and dark pages: inherited colour, translucent lines, no style sheet.</summary>
internal static class Html
{
    public const string Line = "1px solid rgba(128,128,128,.4)";

    public const string Faint = "opacity:.7;font-size:90%";

    public static string Escape(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A script's data: no sequence in it can end the script element.</summary>
    public static string EscapeScript(string json) => json
        .Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal)
        .Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    /// <summary>An element id that depends on the content alone.</summary>
    public static string Id(string prefix, string content) =>
        prefix + "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 8));
}
