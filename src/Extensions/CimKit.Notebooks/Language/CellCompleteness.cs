namespace CimKit.Notebooks.Language;

/// <summary>Answer to the question whether the cell's text is finished.</summary>
/// <param name="Status">Complete, incomplete or invalid.</param>
/// <param name="Indent">White space to begin the next line with when incomplete; else empty.</param>
public sealed record CellCompleteness(Completeness Status, string Indent);
