using Microsoft.CodeAnalysis;

namespace CimKit.Notebooks.Scripting;

/// <summary>The assemblies the host was started with: the runtime's and everything beside the host, in one closed set.</summary>
internal sealed class HostReferences
{
    private static readonly Lazy<HostReferences> Shared = new(() => new HostReferences());

    private HostReferences()
    {
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        Paths = trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(paths => paths.Key, paths => paths.First(), StringComparer.OrdinalIgnoreCase);
        References = [.. Paths.Values.Where(File.Exists).Select(XmlDocumentation.Reference)];
    }

    /// <summary>Read once per process: metadata is shared by all sessions.</summary>
    public static HostReferences Instance => Shared.Value;

    /// <summary>Simple assembly name → file.</summary>
    public IReadOnlyDictionary<string, string> Paths { get; }

    /// <summary>Metadata of every one of them.</summary>
    public IReadOnlyList<MetadataReference> References { get; }
}
