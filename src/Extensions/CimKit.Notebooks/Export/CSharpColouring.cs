using System.Text;
using CimKit.Notebooks.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CimKit.Notebooks.Export;

/// <summary>C# as HTML with one class per kind of word, as the compiler understands the code.</summary>
internal static class CSharpColouring
{
    /// <summary>Escaped HTML of each cell's code. A cell knows the types and variables of earlier ones.</summary>
    /// <param name="cells">Code with lines ended by \n.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static IReadOnlyList<string> ToHtml(IReadOnlyList<string> cells, CancellationToken cancellation)
    {
        List<string> html = [];
        CSharpCompilation? before = null;
        foreach (var cell in cells)
        {
            // Magic commands are not C#: blanked out, the rest stays where it is.
            var code = string.Join('\n', cell.Split('\n').Select(line => IsMagic(line) ? new string(' ', line.Length) : line));
            var tree = SubmissionChain.Parse(SourceText.From(code), cancellation: cancellation);
            var compilation = Compilation(tree, before);
            html.Add(Coloured(cell, WordClasses.Of(tree, compilation.GetSemanticModel(tree), cancellation)));
            // The compiler lets no submission follow one with errors; later cells then do without that one.
            if (!compilation.GetDiagnostics(cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                before = compilation;
        }
        return html;
    }

    private static CSharpCompilation Compilation(SyntaxTree tree, CSharpCompilation? before) => CSharpCompilation.CreateScriptCompilation(
        "Cells",
        tree,
        before is null ? HostReferences.Instance.References : null,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: SessionOptions.DefaultImports, assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default),
        before);

    private static string Coloured(string cell, string?[] classes)
    {
        var start = 0;
        foreach (var line in cell.Split('\n'))
        {
            if (IsMagic(line))
                Array.Fill(classes, WordClasses.Directive, start, line.Length);
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

    private static bool IsMagic(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) || line.StartsWith("#r ", StringComparison.Ordinal) || line.StartsWith("#i ", StringComparison.Ordinal);
}
