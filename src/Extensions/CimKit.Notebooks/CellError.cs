namespace CimKit.Notebooks;

/// <summary>What stopped a cell.</summary>
/// <param name="Name">Exception type, <c>CompilationError</c> or <c>Interrupted</c>.</param>
/// <param name="Message">What went wrong, in one or more lines; line numbers count from 1 within the cell.</param>
/// <param name="Traceback">Lines to show, innermost last, with <c>Cell [n], line m</c> in place of generated names.</param>
/// <param name="Line">Line of the cell, from 1; null if unknown.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback, int? Line);
