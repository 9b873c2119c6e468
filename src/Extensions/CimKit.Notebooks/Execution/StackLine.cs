namespace CimKit.Notebooks.Execution;

/// <summary>One line of a stack trace.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Source">The cell or imported file it is in; null for library code.</param>
/// <param name="Line">Line there, from 1.</param>
internal sealed record StackLine(string Text, string? Source, int? Line);
