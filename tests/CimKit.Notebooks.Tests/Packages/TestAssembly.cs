using System.IO.Compression;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CimKit.Notebooks.Tests.Packages;

/// <summary>Assemblies and packages made for a test.</summary>
internal static class TestAssembly
{
    /// <summary>Compiles source into an assembly of that name and version.</summary>
    public static byte[] Compile(string name, string source, string version = "1.0.0.0")
    {
        var tree = CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{source}");
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var references = trusted.Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Console.dll" or "System.Private.CoreLib.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(name, [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        Xunit.Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return assembly.ToArray();
    }

    /// <summary>Writes a package with one assembly into a folder that serves as a source.</summary>
    public static void Pack(string folder, string id, string version, byte[] assembly, params (string Path, string Text)[] files)
    {
        using var archive = new ZipArchive(File.Create(Path.Combine(folder, $"{id}.{version}.nupkg")), ZipArchiveMode.Create);
        Add(archive, $"{id}.nuspec", Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>{id}</id>
                <version>{version}</version>
                <authors>test</authors>
                <description>test</description>
                <dependencies><group targetFramework="net10.0" /></dependencies>
              </metadata>
            </package>
            """));
        Add(archive, $"lib/net10.0/{id}.dll", assembly);
        foreach (var (path, text) in files)
            Add(archive, path, Encoding.UTF8.GetBytes(text));
    }

    private static void Add(ZipArchive archive, string path, byte[] content)
    {
        using var stream = archive.CreateEntry(path).Open();
        stream.Write(content);
    }
}
