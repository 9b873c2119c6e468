using CimKit.Notebooks.Documents;

namespace Cim.Tests.Documentation;

/// <summary>Everything of the repository that people read, as Markdown.</summary>
internal static class DocumentationFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root: pages of the root, of <c>docs</c>, of the kit, and the notebooks; not what only the web site has.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "src", "CimKit"), "*.md"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "notebooks"), "*.*", SearchOption.AllDirectories).Where(IsPageOrNotebook))
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => !path.StartsWith(Path.Combine("docs", "site"), StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a page; of a notebook its prose.</summary>
    /// <param name="path">Absolute.</param>
    public static string Markdown(string path) => path.EndsWith(".ipynb", StringComparison.Ordinal)
        ? string.Join("\n\n", NotebookDocument.Load(path).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source))
        : File.ReadAllText(path);

    private static bool IsPageOrNotebook(string path) =>
        Path.GetExtension(path) is ".md" or ".ipynb" && !path.Contains(".ipynb_checkpoints", StringComparison.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CimNotebooks.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds CimNotebooks.sln.");
    }
}
