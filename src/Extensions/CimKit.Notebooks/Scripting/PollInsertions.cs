using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CimKit.Notebooks.Scripting;

/// <summary>Finds where a cell must look for an interrupt: in every loop, function and lambda. Text is only inserted within lines.</summary>
/// <remarks>
/// Inserting text, not nodes, keeps every line break, comment and directive where it was, so line numbers stay those of the cell.
/// With a semantic model, expression lambdas that become delegates poll too; those that become expression trees are left alone.
/// </remarks>
internal sealed class PollInsertions : CSharpSyntaxWalker
{
    private const string Loop = " global::CimKit.Notebooks.Interactive.Cell.Poll(); ";
    private const string Function = " global::CimKit.Notebooks.Interactive.Cell.Enter(); ";

    private readonly List<TextChange> _changes = [];
    private readonly SemanticModel? _model;

    private PollInsertions(SemanticModel? model) => _model = model;

    /// <summary>The code with polls in it.</summary>
    public static SourceText Apply(SyntaxTree tree, SemanticModel? model, CancellationToken cancellation)
    {
        var finder = new PollInsertions(model);
        finder.Visit(tree.GetRoot(cancellation));
        return finder._changes.Count == 0
            ? tree.GetText(cancellation)
            : tree.GetText(cancellation).WithChanges(finder._changes.OrderBy(change => change.Span.Start));
    }

    public override void VisitWhileStatement(WhileStatementSyntax node)
    {
        InBody(node.Statement);
        base.VisitWhileStatement(node);
    }

    public override void VisitDoStatement(DoStatementSyntax node)
    {
        InBody(node.Statement);
        base.VisitDoStatement(node);
    }

    public override void VisitForStatement(ForStatementSyntax node)
    {
        InBody(node.Statement);
        base.VisitForStatement(node);
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        InBody(node.Statement);
        base.VisitForEachStatement(node);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        InBody(node.Statement);
        base.VisitForEachVariableStatement(node);
    }

    public override void VisitGotoStatement(GotoStatementSyntax node)
    {
        Insert(node.SpanStart, "{" + Loop);
        Insert(node.Span.End, "}");
    }

    public override void VisitBlock(BlockSyntax node)
    {
        if (node.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
            or AnonymousFunctionExpressionSyntax)
            Insert(node.OpenBraceToken.Span.End, Function);
        base.VisitBlock(node);
    }

    public override void VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        switch (node.Parent)
        {
            case MethodDeclarationSyntax method:
                Expand(node, method.SemicolonToken, ReturnsValue(method.ReturnType, method.Modifiers));
                break;
            case LocalFunctionStatementSyntax function:
                Expand(node, function.SemicolonToken, ReturnsValue(function.ReturnType, function.Modifiers));
                break;
            case OperatorDeclarationSyntax op:
                Expand(node, op.SemicolonToken, returnsValue: true);
                break;
            case ConversionOperatorDeclarationSyntax conversion:
                Expand(node, conversion.SemicolonToken, returnsValue: true);
                break;
            case AccessorDeclarationSyntax accessor:
                Expand(node, accessor.SemicolonToken, accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
                break;
            case PropertyDeclarationSyntax property:
                Expand(node, property.SemicolonToken, returnsValue: true, "{get", "}");
                break;
            case IndexerDeclarationSyntax indexer:
                Expand(node, indexer.SemicolonToken, returnsValue: true, "{get", "}");
                break;
        }

        base.VisitArrowExpressionClause(node);
    }

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        InLambda(node);
        base.VisitSimpleLambdaExpression(node);
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        InLambda(node);
        base.VisitParenthesizedLambdaExpression(node);
    }

    public override void VisitWhereClause(WhereClauseSyntax node)
    {
        InQuery(node, node.Condition);
        base.VisitWhereClause(node);
    }

    public override void VisitSelectClause(SelectClauseSyntax node)
    {
        if (_model?.GetSymbolInfo(node).Symbol is IMethodSymbol method && IsLinqToObjects(method))
            Wrap(node.Expression);
        base.VisitSelectClause(node);
    }

    private static bool IsLinqToObjects(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable" or "ParallelEnumerable" } type
        && type.ContainingNamespace.ToDisplayString() == "System.Linq";

    private static bool ReturnsValue(TypeSyntax type, SyntaxTokenList modifiers)
    {
        if (type is PredefinedTypeSyntax predefined)
            return !predefined.Keyword.IsKind(SyntaxKind.VoidKeyword);
        if (!modifiers.Any(SyntaxKind.AsyncKeyword))
            return true;
        // async Task and async ValueTask return nothing; async Task<T> returns a T.
        var name = type is QualifiedNameSyntax qualified ? qualified.Right : type;
        return name is GenericNameSyntax;
    }

    private void InBody(StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            Insert(block.OpenBraceToken.Span.End, Loop);
            return;
        }

        Insert(body.SpanStart, "{" + Loop);
        Insert(body.Span.End, "}");
    }

    private void InLambda(LambdaExpressionSyntax lambda)
    {
        if (lambda.ExpressionBody is not { } body
            || _model?.GetTypeInfo(lambda).ConvertedType is not INamedTypeSymbol { TypeKind: TypeKind.Delegate } type
            || type.DelegateInvokeMethod is not { } invoke)
            return;
        var isAsync = lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
        var returnsValue = !invoke.ReturnsVoid && !(isAsync && invoke.ReturnType is INamedTypeSymbol { IsGenericType: false });
        var isThrow = body is ThrowExpressionSyntax;
        Insert(body.SpanStart, "{" + Function + (returnsValue && !isThrow ? "return " : ""));
        Insert(body.Span.End, ";}");
    }

    private void InQuery(QueryClauseSyntax clause, ExpressionSyntax expression)
    {
        if (_model?.GetQueryClauseInfo(clause).OperationInfo.Symbol is IMethodSymbol method && IsLinqToObjects(method))
            Wrap(expression);
    }

    private void Wrap(ExpressionSyntax expression)
    {
        Insert(expression.SpanStart, "global::CimKit.Notebooks.Interactive.Cell.Poll(");
        Insert(expression.Span.End, ")");
    }

    private void Expand(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, bool returnsValue, string before = "", string after = "")
    {
        if (semicolon.IsMissing || semicolon.RawKind == 0)
            return;
        var keyword = returnsValue && arrow.Expression is not ThrowExpressionSyntax ? "return " : "";
        _changes.Add(new TextChange(arrow.ArrowToken.Span, before + "{" + Function + keyword));
        Insert(semicolon.Span.End, "}" + after);
    }

    private void Insert(int position, string text) => _changes.Add(new TextChange(new TextSpan(position, 0), text));
}
