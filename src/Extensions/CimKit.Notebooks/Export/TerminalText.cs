using System.Text;
using System.Text.RegularExpressions;

namespace CimKit.Notebooks.Export;

/// <summary>What a program wrote for a terminal, as HTML: colours become classes, a carriage return starts its line anew.</summary>
internal static partial class TerminalText
{
    private static readonly string[] Colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

    /// <summary>Escaped HTML; escape sequences other than colours are dropped.</summary>
    public static string ToHtml(string text)
    {
        var html = new StringBuilder();
        var style = new Style(null, false);
        var start = 0;
        var shown = LastWriting(text);
        foreach (Match sequence in EscapeSequence().Matches(shown))
        {
            Append(html, shown[start..sequence.Index], style);
            start = sequence.Index + sequence.Length;
            if (sequence.Groups["codes"].Success)
                style = Apply(style, sequence.Groups["codes"].Value);
        }
        Append(html, shown[start..], style);
        return html.ToString();
    }

    private static string LastWriting(string text) => string.Join('\n', text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n')
        .Select(line => line.TrimEnd('\r'))
        .Select(line => line[(line.LastIndexOf('\r') + 1)..]));

    private static void Append(StringBuilder html, string text, Style style)
    {
        if (text.Length == 0)
            return;
        var classes = string.Join(' ', new[] { style.Colour is null ? null : $"ansi-{style.Colour}", style.IsBold ? "ansi-bold" : null }.OfType<string>());
        html.Append(classes.Length == 0 ? Html.Escape(text) : $"<span class=\"{classes}\">{Html.Escape(text)}</span>");
    }

    private static Style Apply(Style style, string codes)
    {
        foreach (var code in codes.Split(';').Select(code => int.TryParse(code, out var number) ? number : 0))
            style = code switch
            {
                0 => new Style(null, false),
                1 => style with { IsBold = true },
                22 => style with { IsBold = false },
                39 => style with { Colour = null },
                >= 30 and <= 37 => style with { Colour = Colours[code - 30] },
                >= 90 and <= 97 => style with { Colour = Colours[code - 90] },
                _ => style,
            };
        return style;
    }

    [GeneratedRegex("\u001b(?:\\[(?:(?<codes>[0-9;]*)m|[0-?]*[ -/]*[@-~])|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[@-Z\\\\-_])?")]
    private static partial Regex EscapeSequence();

    private sealed record Style(string? Colour, bool IsBold);
}
