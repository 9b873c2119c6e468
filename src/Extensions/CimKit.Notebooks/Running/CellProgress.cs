namespace CimKit.Notebooks.Running;

/// <summary>News of a running notebook.</summary>
/// <param name="Position">Which code cell, from 1.</param>
/// <param name="Count">How many code cells there are.</param>
/// <param name="Stage">What has happened to it.</param>
/// <param name="Heading">The heading last seen above it, or its first line if there is none.</param>
public sealed record CellProgress(int Position, int Count, CellStage Stage, string Heading);
