namespace CimKit.Notebooks.Language;

/// <summary>What could stand at the cursor, filtered by what is already typed.</summary>
/// <param name="Start">First character of the replaced span, from 0.</param>
/// <param name="End">One past the last character of the replaced span.</param>
/// <param name="Items">Candidates, best first.</param>
public sealed record CellCompletions(int Start, int End, IReadOnlyList<CellCompletion> Items);
