namespace CimKit.Notebooks.Language;

/// <summary>One thing that could stand at the cursor.</summary>
/// <param name="Text">Text that replaces the span.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Description">Its signature in one line; empty if there is none.</param>
public sealed record CellCompletion(string Text, CompletionKind Kind, string Description);
