using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CimKit.Notebooks.Scripting;

/// <summary>A compiled piece of code, ready to run once in its session.</summary>
/// <param name="Compilation">What it was compiled from; the parent of the next submission.</param>
/// <param name="Factory">Runs it: takes the objects of all submissions, puts its own among them. Null if there is no code to run.</param>
internal sealed record Submission(CSharpCompilation Compilation, Func<object?[], Task<object?>>? Factory)
{
    /// <summary>True if it ends in an expression without semicolon that has a value, be it null.</summary>
    public bool EndsInValue()
    {
        var tree = Compilation.SyntaxTrees[0];
        return tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax
            { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement }
            && Compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type is not (null or { SpecialType: Microsoft.CodeAnalysis.SpecialType.System_Void });
    }
}
