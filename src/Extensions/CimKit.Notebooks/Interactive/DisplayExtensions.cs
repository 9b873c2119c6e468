using System.ComponentModel;

namespace CimKit.Notebooks.Interactive;

/// <summary>Showing values by a call on the value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DisplayExtensions
{
    /// <summary>Shows a value under the cell.</summary>
    /// <param name="value">Anything; formatted by the formatter of its type.</param>
    /// <param name="mimeTypes">Representations to show; none for those its type prefers.</param>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => NotebookFunctions.display(value, mimeTypes);

    /// <summary>Shows a text as what it is written in, such as <c>text/markdown</c>.</summary>
    public static DisplayedValue DisplayAs(this string text, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        return NotebookFunctions.Place().Show(new MimeBundle(new Dictionary<string, string>
        {
            [mimeType] = text,
            ["text/plain"] = text,
        }));
    }
}
