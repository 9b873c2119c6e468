namespace CimKit.Notebooks.Language;

/// <summary>What stands at the cursor: signature and documentation.</summary>
/// <param name="Text">As plain text.</param>
/// <param name="Html">As an HTML fragment, escaped.</param>
public sealed record CellInspection(string Text, string Html);
