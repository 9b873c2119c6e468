namespace CimKit.Notebooks.Directives;

/// <summary>A part of a cell that is carried out on its own.</summary>
/// <param name="Line">Line it begins in, from 1.</param>
internal abstract record CellStep(int Line);

/// <summary>C# code.</summary>
/// <param name="Line">Line of its first character that is not blank.</param>
/// <param name="Text">The code, preceded by blank lines so that its lines have the cell's numbers.</param>
internal sealed record CodeStep(int Line, string Text) : CellStep(Line);

/// <summary>A directive or magic command.</summary>
/// <param name="Line">Line it stands in.</param>
/// <param name="Name">Its name with the hash: <c>#r</c>, <c>#!time</c>.</param>
/// <param name="Arguments">What follows the name in its line, trimmed.</param>
/// <param name="Body">The lines below it, for a magic that takes them; else empty.</param>
internal sealed record DirectiveStep(int Line, string Name, string Arguments, string Body) : CellStep(Line);
