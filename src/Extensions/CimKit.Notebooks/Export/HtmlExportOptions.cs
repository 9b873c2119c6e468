namespace CimKit.Notebooks.Export;

/// <summary>How a notebook becomes a page.</summary>
public sealed record HtmlExportOptions
{
    /// <summary>Title if the notebook has no heading.</summary>
    public string FallbackTitle { get; init; } = "Notebook";

    /// <summary>Folder in which pictures that the prose names are looked for; null to take in none.</summary>
    public string? PictureFolder { get; init; }

    /// <summary>True for a page without scripts: of each chart its picture is shown, and a small file results.</summary>
    public bool IsStatic { get; init; }
}
