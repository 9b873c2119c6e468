using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CimKit.Notebooks.Language;

/// <summary>Finds what a place in the code refers to.</summary>
internal static class SymbolAt
{
    /// <summary>The symbol at, or just left of, a position; inside an argument list that of the call.</summary>
    public static ISymbol? Find(SemanticModel model, int position)
    {
        var root = model.SyntaxTree.GetRoot();
        var token = root.FindToken(Math.Clamp(position, 0, root.FullSpan.End));
        if (!IsWord(token) || token.SpanStart > position)
            token = root.FindToken(Math.Max(position - 1, 0));
        if (IsWord(token) && token.Span.Contains(Math.Min(position, token.Span.End - 1)) && Of(model, token) is { } symbol)
            return symbol;
        return token.Parent?.FirstAncestorOrSelf<ArgumentListSyntax>()?.Parent is { } call ? Referenced(model, call) : null;
    }

    private static bool IsWord(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind());

    private static ISymbol? Of(SemanticModel model, SyntaxToken token)
    {
        var node = token.Parent!;
        if (node is not ArgumentSyntax && model.GetDeclaredSymbol(node) is { } declared && IsKnown(declared))
            return declared;
        // In "new P(3)" the name stands for the constructor, in "F(1)" for the overload that is called.
        if (node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node)
            return Referenced(model, creation) ?? Referenced(model, node);
        return Referenced(model, node) ?? (node is NameSyntax && model.GetTypeInfo(node).Type is { } type && IsKnown(type) ? type : null);
    }

    private static bool IsKnown(ISymbol? symbol) => symbol is not (null or IErrorTypeSymbol or INamespaceSymbol { IsGlobalNamespace: true });

    private static ISymbol? Referenced(SemanticModel model, SyntaxNode node)
    {
        var info = model.GetSymbolInfo(node);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        return IsKnown(symbol) ? symbol : null;
    }
}
