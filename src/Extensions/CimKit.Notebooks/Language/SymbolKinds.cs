using Microsoft.CodeAnalysis;

namespace CimKit.Notebooks.Language;

/// <summary>What front ends call a symbol, and how it is written in one line.</summary>
internal static class SymbolKinds
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeConstantValue)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeNamespaceKeyword | SymbolDisplayKindOptions.IncludeTypeKeyword)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue);

    public static CompletionKind Of(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => CompletionKind.Namespace,
        INamedTypeSymbol type => OfType(type.TypeKind),
        ITypeParameterSymbol => CompletionKind.Class,
        IMethodSymbol => CompletionKind.Method,
        IPropertySymbol => CompletionKind.Property,
        IEventSymbol => CompletionKind.Event,
        IFieldSymbol { ContainingType.IsScriptClass: true } => CompletionKind.Variable,
        IFieldSymbol => CompletionKind.Field,
        _ => CompletionKind.Variable,
    };

    /// <summary>The signature; members of cells without the class the compiler puts them into.</summary>
    public static string Signature(ISymbol symbol) => symbol.ToDisplayString(Format).Replace("Script.", "", StringComparison.Ordinal);

    private static CompletionKind OfType(TypeKind kind) => kind switch
    {
        TypeKind.Struct => CompletionKind.Struct,
        TypeKind.Interface => CompletionKind.Interface,
        TypeKind.Enum => CompletionKind.Enum,
        TypeKind.Delegate => CompletionKind.Delegate,
        _ => CompletionKind.Class,
    };
}
