namespace CimKit.Notebooks.Export;

/// <summary>Headings in order of appearance, each with an id that is unique on the page and follows Jupyter's rule, so that links within a notebook work.</summary>
internal sealed class Headings
{
    private readonly List<Heading> _all = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public IReadOnlyList<Heading> All => _all;

    /// <summary>Notes a heading.</summary>
    /// <returns>Its id.</returns>
    public string Add(int level, string text)
    {
        var wanted = string.Join('-', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        wanted = wanted.Length == 0 ? "section" : wanted;
        var id = wanted;
        for (var n = 2; !_ids.Add(id); n++)
            id = $"{wanted}-{n}";
        _all.Add(new Heading(level, text, id));
        return id;
    }

    /// <summary>A list of the sections below the title; empty if there are fewer than two.</summary>
    public string ToContents()
    {
        var sections = _all.Skip(_all is [{ Level: 1 }, ..] ? 1 : 0).Where(heading => heading.Level <= 3).ToArray();
        if (sections.Length < 2)
            return "";
        var items = sections.Select(heading => $"<li class=\"level-{heading.Level}\"><a href=\"#{Html.Escape(Uri.EscapeDataString(heading.Id))}\">{Html.Escape(heading.Text)}</a></li>\n");
        return $"<nav class=\"contents\" aria-label=\"Contents\"><details open><summary>Contents</summary>\n<ul>\n{string.Concat(items)}</ul>\n</details></nav>\n";
    }
}
