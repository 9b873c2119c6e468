using Microsoft.Extensions.DependencyModel;

namespace CimKit.Notebooks.Packages;

/// <summary>The packages and projects the host was built from: they are here already.</summary>
internal sealed class BundledPackages
{
    private readonly Dictionary<string, RuntimeLibrary> _libraries;

    public BundledPackages(DependencyContext? context) => _libraries = (context?.RuntimeLibraries ?? [])
        .GroupBy(library => library.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(libraries => libraries.Key, libraries => libraries.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of this process.</summary>
    public static BundledPackages OfHost { get; } = new(DependencyContext.Default);

    /// <summary>The version of a package that comes with the host; null if it does not.</summary>
    public string? Version(string id) => _libraries.GetValueOrDefault(id)?.Version;

    /// <summary>Simple names of the assemblies of a package.</summary>
    public IReadOnlyList<string> Assemblies(string id) => _libraries.TryGetValue(id, out var library)
        ? [.. library.RuntimeAssemblyGroups.SelectMany(group => group.AssetPaths).Select(path => Path.GetFileNameWithoutExtension(path)).Distinct()]
        : [];
}
