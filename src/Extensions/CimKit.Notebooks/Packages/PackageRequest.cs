namespace CimKit.Notebooks.Packages;

/// <summary>A package a cell asks for.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Version">The version or range asked for; null for the newest stable one.</param>
internal sealed record PackageRequest(string Id, string? Version)
{
    /// <summary>Reads <c>Id</c> or <c>Id, version</c>.</summary>
    /// <exception cref="ReferenceException">It is written in another way.</exception>
    public static PackageRequest Parse(string text)
    {
        var parts = text.Split(',', 2, StringSplitOptions.TrimEntries);
        var version = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null;
        return IsId(parts[0]) && (version is null || version.All(IsVersionCharacter))
            ? new PackageRequest(parts[0], version)
            : throw new ReferenceException($"expected \"nuget:Id\" or \"nuget:Id, version\"; got \"nuget:{text}\".");
    }

    /// <summary>As it is written in a notebook.</summary>
    public override string ToString() => Version is null ? Id : $"{Id}, {Version}";

    private static bool IsId(string text) =>
        text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');

    private static bool IsVersionCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '+' or '*' or ',' or ' ' or '[' or ']' or '(' or ')';
}
