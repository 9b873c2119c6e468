using CimKit.Notebooks.Documents;
using CimKit.Notebooks.Running;

namespace Cim.Running;

/// <summary>Notebooks to run, and what to write.</summary>
/// <param name="Notebooks">Full paths.</param>
/// <param name="OutputFolder">Full path of the folder for results.</param>
/// <param name="Parameters">Variables to set: name → value as text.</param>
/// <param name="WritesHtml">Whether each notebook becomes a page as well.</param>
/// <param name="IsStatic">Whether pages have pictures in place of interactive charts.</param>
/// <param name="Kept">What happens to the outputs kept in the notebooks' files.</param>
internal sealed record RunRequest(
    IReadOnlyList<string> Notebooks,
    string OutputFolder,
    IReadOnlyDictionary<string, string> Parameters,
    bool WritesHtml,
    bool IsStatic,
    KeptUse Kept = KeptUse.None)
{
    /// <summary>Where a notebook's result goes.</summary>
    public string ResultOf(string notebook, string extension) =>
        Path.Combine(OutputFolder, Path.GetFileNameWithoutExtension(notebook) + extension);

    /// <summary>Everything that keeps the run from beginning; nothing has been written yet.</summary>
    public IEnumerable<string> Problems()
    {
        if (Kept != KeptUse.None && Parameters.Count > 0)
            yield return "--keep and --compare are for the values written in the notebook; leave out --set.";
        foreach (var notebook in Notebooks)
        {
            if (Unreadable(notebook) is { } reason)
                yield return reason;
            else if (Kept != KeptUse.None && !notebook.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
                yield return $"{notebook}: outputs are kept in .ipynb files only.";
            else if (string.Equals(ResultOf(notebook, ".ipynb"), notebook, PathComparison))
                yield return $"{notebook}: the result would overwrite the notebook; choose another folder with -o.";
        }
        foreach (var same in Notebooks.GroupBy(notebook => ResultOf(notebook, ""), PathComparer).Where(group => group.Count() > 1))
            yield return $"{string.Join(" and ", same)}: the results would overwrite each other; run them one by one with -o.";
    }

    // File names that differ in case only are one file on Windows and macOS.
    private static StringComparison PathComparison =>
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private static StringComparer PathComparer => StringComparer.FromComparison(PathComparison);

    private string? Unreadable(string notebook)
    {
        if (Directory.Exists(notebook))
            return $"{notebook}: is a folder, not a notebook.";
        if (!File.Exists(notebook))
            return $"{notebook}: no such file.";
        if (Path.GetExtension(notebook).ToLowerInvariant() is not (".ipynb" or ".dib"))
            return $"{notebook}: not a notebook: .ipynb or .dib is expected.";
        try
        {
            var document = NotebookDocument.Load(notebook);
            return Parameters.Count == 0 || document.Cells.Any(cell => cell.HasTag(CellTags.Parameters))
                ? null
                : $"{notebook}: {string.Join(", ", Parameters.Keys.Order(StringComparer.Ordinal))} cannot be set: no cell is tagged '{CellTags.Parameters}'.";
        }
        catch (Exception unreadable) when (unreadable is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return unreadable.Message;
        }
    }
}
