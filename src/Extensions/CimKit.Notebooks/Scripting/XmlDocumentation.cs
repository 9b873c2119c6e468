using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace CimKit.Notebooks.Scripting;

/// <summary>Finds the XML documentation of an assembly: beside it, or in the SDK's reference pack for the runtime's own.</summary>
internal static class XmlDocumentation
{
    private static readonly Lazy<string?> ReferencePack = new(FindReferencePack);

    /// <summary>A metadata reference that carries the assembly's documentation, read when first asked for.</summary>
    public static PortableExecutableReference Reference(string path) =>
        MetadataReference.CreateFromFile(path, documentation: new LazyXmlDocumentation(path));

    /// <summary>The XML file for <paramref name="assemblyPath"/>, or null.</summary>
    public static string? Find(string assemblyPath)
    {
        var beside = Path.ChangeExtension(assemblyPath, ".xml");
        if (File.Exists(beside))
            return beside;
        if (ReferencePack.Value is not { } pack)
            return null;
        // Types of the implementation assembly are documented under the name of the reference assembly.
        var names = Path.GetFileNameWithoutExtension(assemblyPath) == "System.Private.CoreLib"
            ? ["System.Runtime.xml"]
            : new[] { Path.GetFileName(beside), Path.GetFileName(beside).Replace("System.Private.", "System.", StringComparison.Ordinal) };
        return names.Select(name => Path.Combine(pack, name)).FirstOrDefault(File.Exists);
    }

    private static string? FindReferencePack()
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory().TrimEnd(Path.DirectorySeparatorChar);
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(root))
            return null;
        var major = Environment.Version.Major;
        return Directory.EnumerateDirectories(root)
            .Where(folder => Path.GetFileName(folder).StartsWith($"{major}.", StringComparison.Ordinal))
            .Select(folder => Path.Combine(folder, "ref", $"net{major}.0"))
            .Where(Directory.Exists)
            .Order(StringComparer.Ordinal)
            .LastOrDefault();
    }
}
