using System.Globalization;
using System.Xml;
using Microsoft.CodeAnalysis;

namespace CimKit.Notebooks.Scripting;

/// <summary>Documentation of one assembly; its file is looked for, and read through, when a symbol is inspected.</summary>
/// <remarks>Nothing is kept: the runtime's documentation is tens of megabytes and inspecting is rare.</remarks>
internal sealed class LazyXmlDocumentation(string assemblyPath) : DocumentationProvider
{
    private static readonly XmlReaderSettings Settings = new() { IgnoreComments = true, DtdProcessing = DtdProcessing.Prohibit };

    private string AssemblyPath { get; } = assemblyPath;

    public override bool Equals(object? obj) => obj is LazyXmlDocumentation other && other.AssemblyPath == AssemblyPath;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(AssemblyPath);

    protected override string? GetDocumentationForSymbol(
        string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default)
    {
        if (XmlDocumentation.Find(AssemblyPath) is not { } file)
            return null;
        try
        {
            return Find(file, documentationMemberID, cancellationToken);
        }
        catch (Exception problem) when (problem is XmlException or IOException)
        {
            return null;
        }
    }

    private static string? Find(string file, string id, CancellationToken cancellation)
    {
        using var reader = XmlReader.Create(file, Settings);
        while (reader.ReadToFollowing("member"))
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.GetAttribute("name") == id)
                return reader.ReadInnerXml();
        }

        return null;
    }
}
