using CimKit.Notebooks.Directives;
using CimKit.Notebooks.Execution;
using CimKit.Notebooks.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CimKit.Notebooks.Language;

/// <summary>Answers questions about the text of a cell that has not run yet, in the light of those that have.</summary>
internal sealed class CodeAssistant(SessionState state)
{
    private const int IndentStep = 4;

    /// <summary>What could stand at a position.</summary>
    public CellCompletions Complete(string code, int position, CancellationToken cancellation)
    {
        if (new DirectiveCompletion(state.Magics, Path.GetFullPath(state.Options.WorkingDirectory)).Complete(code, position) is { } directive)
            return directive;
        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
            start--;
        var end = position;
        while (end < code.Length && SyntaxFacts.IsIdentifierPartCharacter(code[end]))
            end++;
        var items = Ask(code, model => new CompletionSource(model, position).Best(start, code[start..position]), cancellation);
        return new CellCompletions(start, end, items);
    }

    /// <summary>What stands at a position; null if nothing is known about it.</summary>
    public CellInspection? Inspect(string code, int position, CancellationToken cancellation)
    {
        var line = code.AsSpan(code.LastIndexOf('\n', Math.Max(position - 1, 0)) + 1);
        if (DirectiveLine.Pattern.Match(line.ToString().Split('\n')[0]) is { Success: true } match)
            return Magic(match.Groups["name"].Value);
        return Ask(code, model => SymbolAt.Find(model, position) is { } symbol ? SymbolDocumentation.Describe(symbol, cancellation) : null, cancellation);
    }

    /// <summary>Whether the text could run as it stands.</summary>
    public CellCompleteness IsComplete(string code)
    {
        var text = DirectiveLine.BlankOut(code, state.Magics.TakesBody);
        if (string.IsNullOrWhiteSpace(text))
            return new CellCompleteness(Completeness.Complete, "");
        var tree = SubmissionChain.Parse(SourceText.From(text));
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return new CellCompleteness(Completeness.Incomplete, Indent(text));
        var isWrong = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new CellCompleteness(isWrong ? Completeness.Invalid : Completeness.Complete, "");
    }

    private static string Indent(string text)
    {
        var last = text.Split('\n').LastOrDefault(line => line.Trim().Length > 0) ?? "";
        var indent = last.Length - last.TrimStart().Length;
        return new string(' ', last.TrimEnd().EndsWith('{') || last.TrimEnd().EndsWith('(') ? indent + IndentStep : indent);
    }

    private CellInspection? Magic(string name)
    {
        if (state.Magics.All.FirstOrDefault(magic => magic.Name == name) is not { } magic)
            return null;
        var encoded = (System.Net.WebUtility.HtmlEncode(magic.Usage), System.Net.WebUtility.HtmlEncode(magic.Description));
        return new CellInspection($"{magic.Usage}\n\n{magic.Description}", $"<pre>{encoded.Item1}</pre><p>{encoded.Item2}</p>");
    }

    private T Ask<T>(string code, Func<SemanticModel, T> question, CancellationToken cancellation)
    {
        var text = DirectiveLine.BlankOut(code, state.Magics.TakesBody);
        var tree = SubmissionChain.Parse(SourceText.From(text), "", cancellation);
        return state.Chain.Ask(tree, question);
    }
}
