using System.Text.RegularExpressions;

namespace CimKit.Notebooks.Directives;

/// <summary>How a line looks that is a directive and not code.</summary>
internal static partial class DirectiveLine
{
    /// <summary>Groups <c>name</c> and <c>arguments</c>.</summary>
    [GeneratedRegex("""^\s*(?<name>#!\S+|#(?:r|i|load)(?=[\s"]))\s*(?<arguments>.*?)\s*$""", RegexOptions.CultureInvariant)]
    public static partial Regex Pattern { get; }

    /// <summary>The text with the same length, every directive and every text that belongs to one replaced by blanks.</summary>
    public static string BlankOut(string text, Predicate<string> takesBody)
    {
        var lines = text.Split('\n');
        var isBody = false;
        for (var index = 0; index < lines.Length; index++)
        {
            var match = Pattern.Match(lines[index]);
            if (match.Success)
                isBody = match.Groups["name"].Value != "#!csharp" && (isBody || takesBody(match.Groups["name"].Value));
            if (match.Success || isBody)
                lines[index] = new string(' ', lines[index].Length);
        }

        return string.Join('\n', lines);
    }
}
