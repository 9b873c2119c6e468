using System.Text.Json;

namespace CimKit.Notebooks.Packages;

/// <summary>Reads what a restore found: <c>project.assets.json</c>.</summary>
internal static class AssetsFile
{
    private const string HostScript = "interactive-extensions/dotnet/extension.dib";

    /// <summary>All packages of the graph for the one platform it was restored for.</summary>
    public static IReadOnlyList<RestoredPackage> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToArray();
        var libraries = root.GetProperty("libraries");
        // With a runtime identifier there are two targets; the longer name is the one for this platform.
        var target = root.GetProperty("targets").EnumerateObject().MaxBy(candidate => candidate.Name.Length).Value;
        return
        [
            .. target.EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package")
                .Select(library => Package(library, libraries.GetProperty(library.Name), folders)),
        ];
    }

    private static RestoredPackage Package(JsonProperty target, JsonElement library, string[] folders)
    {
        var relative = library.GetProperty("path").GetString()!;
        var folder = folders.Select(root => Path.Combine(root, relative)).First(Directory.Exists);
        var name = target.Name.Split('/');
        return new RestoredPackage(
            name[0],
            name[1],
            Files(target.Value, "runtime", folder),
            Files(target.Value, "native", folder),
            library.GetProperty("files").EnumerateArray().Any(file => file.GetString() == HostScript));
    }

    private static string[] Files(JsonElement target, string kind, string folder) => target.TryGetProperty(kind, out var files)
        ? [.. files.EnumerateObject().Where(file => !file.Name.EndsWith("_._", StringComparison.Ordinal)).Select(file => Path.GetFullPath(Path.Combine(folder, file.Name)))]
        : [];
}
