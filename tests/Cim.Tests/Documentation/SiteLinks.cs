using AngleSharp.Html.Parser;

namespace Cim.Tests.Documentation;

/// <summary>Links and loaded files of a folder of web pages that is opened without a server and without a network.</summary>
internal sealed class SiteLinks
{
    private static readonly char[] QueryOrFragment = ['?', '#'];
    private readonly string _root;
    private readonly Dictionary<string, HashSet<string>> _anchors = new(StringComparer.Ordinal);
    private readonly List<(string Page, string Url, bool IsLoaded)> _links = [];

    private SiteLinks(string root) => _root = root;

    /// <summary>A line for every relative link that leads nowhere, and for everything that is loaded from elsewhere.</summary>
    public static IReadOnlyList<string> Problems(string root)
    {
        var site = new SiteLinks(Path.GetFullPath(root));
        foreach (var page in Directory.EnumerateFiles(root, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            site.Read(Path.GetFullPath(page));
        return [.. site._links.Distinct().Select(site.Problem).OfType<string>()];
    }

    private void Read(string page)
    {
        using var stream = File.OpenRead(page);
        using var document = new HtmlParser().ParseDocument(stream);
        _anchors[page] = [.. document.All.SelectMany(element => new[] { element.Id, element.GetAttribute("name") }).OfType<string>()];
        foreach (var element in document.All)
        {
            if (element.GetAttribute("href") is { } href)
                _links.Add((page, href, element.LocalName == "link"));
            if (element.GetAttribute("src") is { } source)
                _links.Add((page, source, true));
        }
    }

    private string? Problem((string Page, string Url, bool IsLoaded) link)
    {
        var problem = !IsElsewhere(link.Url) ? RelativeProblem(link.Page, link.Url)
            : link.IsLoaded && !link.Url.StartsWith("data:", StringComparison.Ordinal) ? "is loaded from elsewhere"
            : null;
        return problem is null ? null : $"{Path.GetRelativePath(_root, link.Page)}: {link.Url} {problem}";
    }

    private static bool IsElsewhere(string url) =>
        url.StartsWith("//", StringComparison.Ordinal) || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && !uri.IsFile);

    private string? RelativeProblem(string page, string url)
    {
        var end = url.IndexOfAny(QueryOrFragment);
        var path = Uri.UnescapeDataString(end < 0 ? url : url[..end]);
        var target = path.Length == 0 ? page : Path.GetFullPath(path, Path.GetDirectoryName(page)!);
        if (Path.GetRelativePath(_root, target).StartsWith("..", StringComparison.Ordinal))
            return "leads out of the site";
        if (!File.Exists(target))
            return Directory.Exists(target) ? "is a folder, which only a server can show" : "does not exist";
        var fragment = url.IndexOf('#', StringComparison.Ordinal);
        var anchor = fragment < 0 ? "" : Uri.UnescapeDataString(url[(fragment + 1)..]);
        return anchor is "" or "top" || (_anchors.TryGetValue(target, out var ids) && ids.Contains(anchor)) ? null : "has no such place";
    }
}
