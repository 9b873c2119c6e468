using System.Net;

namespace CimKit.Notebooks.Export;

/// <summary>Text inside HTML.</summary>
internal static class Html
{
    /// <summary>Text that shows as itself, in an element or in a quoted attribute.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
