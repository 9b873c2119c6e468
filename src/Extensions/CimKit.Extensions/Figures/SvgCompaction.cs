using System.Text;
using System.Text.RegularExpressions;

namespace CimKit.Extensions.Figures;

/// <summary>Says the same in less SVG: notebooks keep pictures in the repository.</summary>
internal static partial class SvgCompaction
{
    /// <summary>The elements of a picture without defaults, indentation and repeated clipping; what is seen does not change.</summary>
    public static string Compact(string body)
    {
        body = Tags().Replace(body, tag => Positions().Replace(Defaults().Replace(tag.Value, ""), list => Separators().Replace(list.Value, " ").Replace(" \"", "\"", StringComparison.Ordinal)));
        body = TextBreaks().Replace(body, "");
        body = Indentation().Replace(body, "\n");
        return MergeClips(body);
    }

    // The drawing library clips every mark by itself: neighbours clipped by equal rectangles share one group.
    private static string MergeClips(string body)
    {
        var result = new StringBuilder(body.Length);
        var (position, open) = (0, "");
        foreach (Match clip in Clips().Matches(body))
        {
            var (shape, isNeighbour) = (clip.Groups["shape"].Value, clip.Groups["end"].Success);
            result.Append(body, position, clip.Index - position);
            if (!isNeighbour || shape != open)
                result.Append(clip.Value);
            (position, open) = (clip.Index + clip.Length, shape);
        }
        return result.Append(body, position, body.Length - position).ToString();
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    /// <summary>Attributes with the values they have anyway; the font stands at the top.</summary>
    [GeneratedRegex(" (?:stroke-width=\"1\"|stroke-miterlimit=\"4\"|font-family=\"[^\"]*\")")]
    private static partial Regex Defaults();

    [GeneratedRegex(" [xy]=\"[^\"]*\"")]
    private static partial Regex Positions();

    [GeneratedRegex(", ")]
    private static partial Regex Separators();

    /// <summary>Line ends inside text elements, which have no meaning there.</summary>
    [GeneratedRegex(@"(?<=<text[^>]*>)\s+|\s+(?=</text>)")]
    private static partial Regex TextBreaks();

    [GeneratedRegex(@"\n[\t ]+")]
    private static partial Regex Indentation();

    [GeneratedRegex(@"(?<end></g>\n)?<clipPath id=""(?<id>\w+)"">\s*(?<shape><rect [^>]*/>)\s*</clipPath>\s*<g clip-path=""url\(#\k<id>\)"">\n")]
    private static partial Regex Clips();
}
