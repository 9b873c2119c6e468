namespace Cim.Redrawing;

/// <summary>Which pictures are drawn again, and what for.</summary>
/// <param name="Root">Root of the repository.</param>
/// <param name="Names">File names or parts of them; empty for all.</param>
/// <param name="Updates">Whether pictures are replaced in place of compared.</param>
/// <param name="RunsNotebooks">Whether notebooks are run for their pictures, which takes minutes.</param>
/// <param name="Output">Folder for pictures that differ.</param>
internal sealed record FiguresRequest(string Root, IReadOnlyList<string> Names, bool Updates, bool RunsNotebooks, string Output)
{
    /// <summary>The nearest folder upwards that holds the solution; null if there is none.</summary>
    public static string? FindRoot(string from)
    {
        var folder = new DirectoryInfo(from);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CimNotebooks.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }

    /// <summary>True if a picture is asked for.</summary>
    public bool Wants(string path) => Names.Count == 0 || Names.Any(name => path.Contains(name, StringComparison.Ordinal));
}
