using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CimKit.Notebooks.Scripting;

/// <summary>The code does not compile.</summary>
internal sealed class CodeRejectedException(IReadOnlyList<Diagnostic> diagnostics, SourceFile source)
    : Exception(diagnostics.Count > 0 ? diagnostics[0].GetMessage(CultureInfo.InvariantCulture) : "The code does not compile.")
{
    /// <summary>The errors, in order of appearance.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>The text they are in.</summary>
    public SourceFile File { get; } = source;
}
