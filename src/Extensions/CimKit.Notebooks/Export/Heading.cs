namespace CimKit.Notebooks.Export;

/// <summary>A heading of a markdown cell.</summary>
internal sealed record Heading(int Level, string Text, string Id);
