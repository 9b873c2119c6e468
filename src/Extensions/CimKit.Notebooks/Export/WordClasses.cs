using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CimKit.Notebooks.Export;

/// <summary>The class of every character of C# code: keyword, string, number, comment, type, call or directive; null for the rest.</summary>
internal static class WordClasses
{
    /// <summary>Class of a preprocessor line or a magic command.</summary>
    public const string Directive = "m";

    private const string Keyword = "k";
    private const string String = "s";
    private const string Number = "n";
    private const string Comment = "c";
    private const string TypeName = "t";
    private const string Call = "f";

    /// <summary>One class per UTF-16 unit of the tree's text.</summary>
    public static string?[] Of(SyntaxTree tree, SemanticModel model, CancellationToken cancellation)
    {
        var root = tree.GetRoot(cancellation);
        var classes = new string?[root.FullSpan.Length];
        foreach (var token in root.DescendantTokens())
            Fill(classes, token.Span.Start, token.Span.End, OfToken(token, model, cancellation));
        foreach (var trivia in root.DescendantTrivia())
            Fill(classes, trivia.FullSpan.Start, trivia.FullSpan.End, OfTrivia(trivia));
        return classes;
    }

    private static void Fill(string?[] classes, int start, int end, string? name)
    {
        if (name is not null)
            Array.Fill(classes, name, start, end - start);
    }

    private static string? OfTrivia(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => Comment,
        _ when trivia.IsDirective => Directive,
        _ => null,
    };

    private static string? OfToken(SyntaxToken token, SemanticModel model, CancellationToken cancellation) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => Number,
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedRawStringEndToken or SyntaxKind.InterpolatedStringTextToken => String,
        SyntaxKind.IdentifierToken => OfName(token, model, cancellation),
        var kind when SyntaxFacts.IsKeywordKind(kind) => Keyword,
        _ => null,
    };

    private static string? OfName(SyntaxToken name, SemanticModel model, CancellationToken cancellation) => name.Parent switch
    {
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax => TypeName,
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => Call,
        IdentifierNameSyntax { IsVar: true } => Keyword,
        SimpleNameSyntax used => OfUse(used, model, cancellation),
        _ => null,
    };

    private static string? OfUse(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        var info = model.GetSymbolInfo(name, cancellation);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
        {
            ITypeSymbol => TypeName,
            IMethodSymbol { MethodKind: MethodKind.Constructor } => TypeName,
            IMethodSymbol => Call,
            not null => null,
            // Of a package that is not at hand: as it is used.
            _ when IsCalled(name) => Call,
            _ when name.Parent is ObjectCreationExpressionSyntax => TypeName,
            _ => null,
        };
    }

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax member => member.Name == name && member.Parent is InvocationExpressionSyntax call && call.Expression == member,
        _ => false,
    };
}
