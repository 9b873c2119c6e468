using System.ComponentModel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CimKit.Notebooks.Language;

/// <summary>Collects what could stand at a place in C# code.</summary>
internal sealed class CompletionSource(SemanticModel model, int position)
{
    private static readonly string[] Keywords =
    [
        .. SyntaxFacts.GetKeywordKinds().Select(kind => SyntaxFacts.GetText(kind)).Where(text => text.Length > 1 && char.IsAsciiLetterLower(text[0]))
            .Except(["__arglist", "__makeref", "__reftype", "__refvalue"]),
        "async", "await", "dynamic", "get", "init", "nameof", "record", "required", "set", "var", "when", "where", "with", "yield", "select", "from",
    ];

    /// <summary>What could stand here, by its text; null for a keyword.</summary>
    private readonly Dictionary<string, ISymbol?> _items = [];

    /// <summary>What fits best. Nothing inside comments and literals.</summary>
    /// <param name="start">Where the word at the cursor begins.</param>
    /// <param name="typed">What of it is typed already.</param>
    public IReadOnlyList<CellCompletion> Best(int start, string typed)
    {
        Collect(start);
        return CompletionRanking.Best(_items, item => item.Key, item => Completion(item.Key, item.Value), typed);
    }

    private static CellCompletion? Completion(string text, ISymbol? symbol) => symbol switch
    {
        null => new CellCompletion(text, CompletionKind.Keyword, ""),
        _ when IsHidden(symbol) => null,
        _ => new CellCompletion(text, SymbolKinds.Of(symbol), SymbolKinds.Signature(symbol)),
    };

    private void Collect(int start)
    {
        var root = model.SyntaxTree.GetRoot();
        if (IsInText(root))
            return;
        var left = start == 0 ? default : root.FindToken(start - 1);
        while (left.Span.Length == 0 && left.SpanStart > 0 && !left.IsKind(SyntaxKind.None))
            left = left.GetPreviousToken();
        if (left.SpanStart >= start)
            left = left.GetPreviousToken();
        switch (left.Parent)
        {
            case MemberAccessExpressionSyntax access when left == access.OperatorToken:
                AddMembers(access.Expression, start);
                break;
            case QualifiedNameSyntax name when left == name.DotToken:
                AddMembers(name.Left, start);
                break;
            case MemberBindingExpressionSyntax { Parent.Parent: ConditionalAccessExpressionSyntax conditional } binding when left == binding.OperatorToken:
                AddMembers(conditional.Expression, start);
                break;
            case MemberBindingExpressionSyntax binding when binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } conditional:
                AddMembers(conditional.Expression, start);
                break;
            default:
                AddInitializerMembers(left);
                AddArguments(left);
                AddNames(start);
                break;
        }
    }

    private bool IsInText(SyntaxNode root)
    {
        var token = root.FindToken(Math.Max(position - 1, 0));
        var isLiteral = token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.NumericLiteralToken;
        if (isLiteral && token.SpanStart < position && (position < token.Span.End || token.ContainsDiagnostics || token.IsKind(SyntaxKind.NumericLiteralToken)))
            return position <= token.Span.End;
        var trivia = root.FindTrivia(Math.Max(position - 1, 0));
        return trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
    }

    private void AddMembers(ExpressionSyntax owner, int start)
    {
        var symbol = model.GetSymbolInfo(owner).Symbol;
        var type = model.GetTypeInfo(owner).Type;
        // "Color.Red": a name that is both a property and its type offers the members of both.
        if (owner.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias: null } directive && directive.StaticKeyword.IsKind(SyntaxKind.None))
            Add(model.LookupNamespacesAndTypes(start, symbol as INamespaceOrTypeSymbol).OfType<INamespaceSymbol>());
        else if (symbol is INamespaceOrTypeSymbol container)
            Add(model.LookupSymbols(start, container).Where(member => member is INamespaceOrTypeSymbol || member.IsStatic));
        else if (type is not null and not IErrorTypeSymbol)
            Add(model.LookupSymbols(start, type, includeReducedExtensionMethods: true).Where(member => !member.IsStatic && member is not ITypeSymbol));
    }

    private void AddInitializerMembers(SyntaxToken left)
    {
        if (left.Parent is not InitializerExpressionSyntax initializer || left.Kind() is not (SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken))
            return;
        var type = initializer.Parent is WithExpressionSyntax with ? model.GetTypeInfo(with.Expression).Type : model.GetTypeInfo(initializer.Parent!).Type;
        for (; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
            Add(type.GetMembers().Where(member => member is IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public, IsIndexer: false }));
    }

    private void AddArguments(SyntaxToken left)
    {
        if (left.Parent is not ArgumentListSyntax list || left.Kind() is not (SyntaxKind.OpenParenToken or SyntaxKind.CommaToken))
            return;
        var info = model.GetSymbolInfo(list.Parent!);
        foreach (var method in info.CandidateSymbols.Append(info.Symbol).OfType<IMethodSymbol>())
            foreach (var parameter in method.Parameters)
                _items.TryAdd(parameter.Name + ":", parameter);
    }

    private void AddNames(int start)
    {
        Add(model.LookupSymbols(start).Where(symbol => symbol.ContainingType is not { SpecialType: SpecialType.System_Object }));
        foreach (var keyword in Keywords)
            _items.TryAdd(keyword, null);
    }

    private void Add(IEnumerable<ISymbol> symbols)
    {
        foreach (var symbol in symbols)
            if (symbol.CanBeReferencedByName && symbol is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet })
                _items.TryAdd(symbol.Name, symbol);
    }

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == nameof(EditorBrowsableAttribute)
        && attribute.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }]);
}
