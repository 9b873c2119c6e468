namespace CimKit.Notebooks.Running;

/// <summary>The cell that ended a run.</summary>
/// <param name="Position">Which cell of the notebook, prose included, from 1.</param>
/// <param name="Number">The n of <c>Cell [n]</c>: which executed cell, from 1.</param>
/// <param name="Source">Its text.</param>
/// <param name="Error">What stopped it.</param>
public sealed record FailedCell(int Position, int Number, string Source, CellError Error);
