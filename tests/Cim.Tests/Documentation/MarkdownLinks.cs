using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Cim.Tests.Documentation;

/// <summary>Links of Markdown pages to files and headings; the ids of headings are those that GitHub makes.</summary>
internal static class MarkdownLinks
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    /// <summary>A line for every relative link of a page that leads nowhere.</summary>
    /// <param name="page">Absolute path.</param>
    /// <param name="root">A link must not lead out of this folder.</param>
    public static IEnumerable<string> Problems(string page, string root) =>
        from link in Parse(page).Descendants<LinkInline>()
        where link.Url is not null && !IsElsewhere(link.Url)
        let problem = Problem(page, root, link.Url!)
        where problem is not null
        select $"{Path.GetRelativePath(root, page)}: ({link.Url}) {problem}";

    private static string? Problem(string page, string root, string url)
    {
        var parts = url.Split('#', 2);
        var target = parts[0].Length == 0 ? page : Path.GetFullPath(Uri.UnescapeDataString(parts[0]), Path.GetDirectoryName(page)!);
        if (Path.GetRelativePath(root, target).StartsWith("..", StringComparison.Ordinal))
            return "leads out of the repository";
        if (!File.Exists(target) && !Directory.Exists(target))
            return "does not exist";
        return parts.Length == 1 || Anchors(target).Contains(parts[1]) ? null : "has no such heading";
    }

    private static HashSet<string?> Anchors(string page) => Path.GetExtension(page) is ".md" or ".ipynb"
        ? [.. Parse(page).Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id)]
        : [];

    private static bool IsElsewhere(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && !uri.IsFile;

    private static MarkdownDocument Parse(string page) => Markdown.Parse(DocumentationFiles.Markdown(page), Pipeline);
}
