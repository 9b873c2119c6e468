namespace CimKit.Notebooks;

/// <summary>One value in several representations, as Jupyter's display messages carry it.</summary>
/// <param name="Data">MIME type → content: text as it is, images as base64.</param>
public sealed record MimeBundle(IReadOnlyDictionary<string, string> Data)
{
    /// <summary>A bundle of plain text alone.</summary>
    public static MimeBundle PlainText(string text) => new(new Dictionary<string, string> { ["text/plain"] = text });
}
