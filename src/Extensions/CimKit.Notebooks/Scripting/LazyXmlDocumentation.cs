using Microsoft.CodeAnalysis;

namespace CimKit.Notebooks.Scripting;

/// <summary>Documentation of one assembly; its file is looked for when the first symbol is inspected.</summary>
internal sealed class LazyXmlDocumentation(string assemblyPath) : XmlDocumentationProvider
{
    public override bool Equals(object? obj) => obj is LazyXmlDocumentation other && other.AssemblyPath == AssemblyPath;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(AssemblyPath);

    protected override Stream GetSourceStream(CancellationToken cancellationToken) =>
        XmlDocumentation.Find(AssemblyPath) is { } file ? File.OpenRead(file) : new MemoryStream("<doc><members /></doc>"u8.ToArray());

    private string AssemblyPath { get; } = assemblyPath;
}
