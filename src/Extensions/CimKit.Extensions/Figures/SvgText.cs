using System.Net;
using System.Text.RegularExpressions;

namespace CimKit.Extensions.Figures;

/// <summary>Makes the drawing library's SVG small, accessible and independent of the fonts of the reader's machine.</summary>
internal static partial class SvgText
{
    public static string Tidy(string svg, FigureSheet sheet, string title, string description, string metadata)
    {
        var start = svg.IndexOf("<svg", StringComparison.Ordinal);
        var body = svg[(svg.IndexOf('>', start) + 1)..];
        var head = FormattableString.Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{Length(sheet.Width, sheet)}\" height=\"{Length(sheet.Height, sheet)}\" viewBox=\"0 0 {sheet.Width:0.##} {sheet.Height:0.##}\" role=\"img\" font-family=\"'DejaVu Sans', Verdana, sans-serif\">")
            + $"<title>{WebUtility.HtmlEncode(title)}</title><desc>{WebUtility.HtmlEncode(description)}</desc>{metadata}";
        body = Backgrounds().Replace(body, "");
        body = Images().Replace(body, "<image style=\"image-rendering:pixelated\" ");
        body = Tags().Replace(body, tag => LongNumbers().Replace(tag.Value, match => Shorten(match.Value)));
        body = Renumber(SvgCompaction.Compact(body));
        // Two pictures inlined in one page must not share ids: what one clips would be clipped by the other.
        var own = Rendering.Html.Id("c", body);
        body = Ids().Replace(body, match => $"{match.Groups[1].Value}{own}-{match.Groups[2].Value}");
        return head + BlankLines().Replace(body, "\n").TrimEnd() + "\n";
    }

    private static string Length(double pixels, FigureSheet sheet) => sheet.IsPrint
        ? FormattableString.Invariant($"{pixels * sheet.Points * 25.4 / 72:0.##}mm")
        : FormattableString.Invariant($"{pixels:0.##}");

    /// <summary>Ids from 1: the drawing library counts on through all pictures of a process.</summary>
    private static string Renumber(string body)
    {
        var numbers = new Dictionary<string, string>();
        return Ids().Replace(body, match =>
        {
            if (!numbers.TryGetValue(match.Groups[2].Value, out var number))
                numbers.Add(match.Groups[2].Value, number = FormattableString.Invariant($"i_{numbers.Count + 1}"));
            return match.Groups[1].Value + number;
        });
    }

    private static string Shorten(string number) =>
        Math.Round(double.Parse(number, System.Globalization.CultureInfo.InvariantCulture), 2)
            .ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Transparent backgrounds, which lose their transparency on the way into SVG: a rectangle of no colour is black.</summary>
    [GeneratedRegex(@"(?m)^\t<rect (?![^>]*fill)[^>]*/>\n")]
    private static partial Regex Backgrounds();

    [GeneratedRegex(@"(id=""|href=""#|url\(#)([a-z]+_\w+)")]
    private static partial Regex Ids();

    [GeneratedRegex("<image ")]
    private static partial Regex Images();

    /// <summary>Tags alone: numbers in the text between them are labels, which are not touched.</summary>
    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\n\s*\n+")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"(?<=[ ,""(MLHVCQZ-])\d+\.\d{3,}(?=[ ,"")MLHVCQZ-])")]
    private static partial Regex LongNumbers();
}
