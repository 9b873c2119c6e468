namespace CimKit.Notebooks.Comparison;

/// <summary>What a comparison of outputs found.</summary>
/// <param name="Differences">All of them, top down, at most ten for an output.</param>
/// <param name="Compared">Cells whose outputs were compared in full.</param>
/// <param name="ByKind">Cells tagged <c>varies</c>, and <c>trained</c> ones kept on another type of processor: compared by number and types of outputs only.</param>
public sealed record NotebookComparison(IReadOnlyList<OutputDifference> Differences, int Compared, int ByKind)
{
    /// <summary>True if nothing differs.</summary>
    public bool IsSame => Differences.Count == 0;
}
