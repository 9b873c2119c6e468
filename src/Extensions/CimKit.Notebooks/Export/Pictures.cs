namespace CimKit.Notebooks.Export;

/// <summary>Picture files beside a notebook as data URIs.</summary>
/// <param name="folder">Where relative paths start; null if there are no files.</param>
internal sealed class Pictures(string? folder)
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp",
    };

    /// <summary>A data URI as it is, a file of a known type as data URI; null for anything else.</summary>
    public string? ToDataUri(string url)
    {
        if (url.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
            return url;
        if (folder is null || url.Contains(':') || !Types.TryGetValue(Path.GetExtension(url), out var type))
            return null;
        var path = Path.Combine(folder, Uri.UnescapeDataString(url));
        return File.Exists(path) ? ToDataUri(type, File.ReadAllBytes(path)) : null;
    }

    /// <summary>Bytes as data URI.</summary>
    public static string ToDataUri(string type, byte[] content) => $"data:{type};base64,{Convert.ToBase64String(content)}";
}
