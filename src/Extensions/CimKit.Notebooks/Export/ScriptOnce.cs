using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CimKit.Notebooks.Export;

/// <summary>Keeps the first of several equal large scripts: a chart library that many cells bring is in the page once.</summary>
internal sealed partial class ScriptOnce
{
    /// <summary>Scripts from this length on count as libraries.</summary>
    public const int Large = 16 * 1024;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>The fragment without large scripts that an earlier fragment had.</summary>
    public string Filter(string html) => html.Length < Large ? html : Script().Replace(html, script =>
        script.Length < Large || _seen.Add(Hash(script.Value)) ? script.Value : "");

    /// <summary>True if the fragment would run a script.</summary>
    public static bool IsIn(string html) => html.Contains("<script", StringComparison.OrdinalIgnoreCase);

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("<script\\b[^>]*>.*?</script\\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Script();
}
