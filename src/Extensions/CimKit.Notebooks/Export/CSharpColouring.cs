using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CimKit.Notebooks.Export;

/// <summary>C# as HTML with one class per kind of word, by Roslyn's classifier.</summary>
internal sealed class CSharpColouring : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly Project _project;

    public CSharpColouring()
    {
        var known = new[] { typeof(object), typeof(Console), typeof(Enumerable), typeof(List<>), typeof(File) };
        _project = _workspace.AddProject("Notebook", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview, kind: SourceCodeKind.Script))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: SessionOptions.DefaultImports))
            .AddMetadataReferences(known.Select(type => type.Assembly.Location).Where(File.Exists).Distinct().Select(path => MetadataReference.CreateFromFile(path)));
    }

    /// <summary>Escaped HTML of the cells' code. A later cell knows the types and variables of earlier ones.</summary>
    public async Task<IReadOnlyList<string>> ToHtmlAsync(IReadOnlyList<string> cells, CancellationToken cancellation)
    {
        // One document, so that names of earlier cells are known; magic commands are not C# and are blanked out.
        var code = string.Join('\n', cells.Select(cell => string.Join('\n', Lines(cell).Select(line => IsMagic(line) ? new string(' ', line.Length) : line))));
        var document = _project.AddDocument("cells.csx", SourceText.From(code)).WithSourceCodeKind(SourceCodeKind.Script);
        var spans = (await Classifier.GetClassifiedSpansAsync(document, new TextSpan(0, code.Length), cancellation).ConfigureAwait(false)).ToArray();
        var classes = new string?[code.Length];
        foreach (var span in spans)
            if (Class(span.ClassificationType) is { } name)
                Array.Fill(classes, name, span.TextSpan.Start, span.TextSpan.Length);
        List<string> html = [];
        var start = 0;
        foreach (var cell in cells)
        {
            html.Add(Coloured(cell, classes.AsSpan(start, cell.Length)));
            start += cell.Length + 1;
        }
        return html;
    }

    public void Dispose() => _workspace.Dispose();

    private static string Coloured(string cell, Span<string?> classes)
    {
        var start = 0;
        foreach (var line in Lines(cell))
        {
            if (IsMagic(line))
                classes.Slice(start, line.Length).Fill("m");
            start += line.Length + 1;
        }
        var html = new StringBuilder(cell.Length * 2);
        for (var i = 0; i < cell.Length;)
        {
            var end = i + 1;
            while (end < cell.Length && classes[end] == classes[i])
                end++;
            var text = Html.Escape(cell[i..end]);
            html.Append(classes[i] is { } name ? $"<span class=\"{name}\">{text}</span>" : text);
            i = end;
        }
        return html.ToString();
    }

    private static string[] Lines(string cell) => cell.Split('\n');

    private static bool IsMagic(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) || line.StartsWith("#r ", StringComparison.Ordinal) || line.StartsWith("#i ", StringComparison.Ordinal);

    private static string? Class(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.ControlKeyword => "k",
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral or ClassificationTypeNames.StringEscapeCharacter => "s",
        ClassificationTypeNames.NumericLiteral => "n",
        ClassificationTypeNames.Comment => "c",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.RecordClassName or ClassificationTypeNames.StructName
            or ClassificationTypeNames.RecordStructName or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName
            or ClassificationTypeNames.DelegateName or ClassificationTypeNames.TypeParameterName => "t",
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "f",
        ClassificationTypeNames.PreprocessorKeyword => "m",
        _ when classification.StartsWith("xml doc comment", StringComparison.Ordinal) => "c",
        _ => null,
    };
}
