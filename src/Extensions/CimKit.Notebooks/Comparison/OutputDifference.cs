namespace CimKit.Notebooks.Comparison;

/// <summary>A place where a run shows something else than what was kept.</summary>
/// <param name="Cell">Which code cell, from 1: the n of <c>[n]</c> in a fresh run.</param>
/// <param name="Place">Output and line.</param>
/// <param name="Kept">What the file holds; empty if nothing.</param>
/// <param name="Got">What the run shows; empty if nothing.</param>
public sealed record OutputDifference(int Cell, string Place, string Kept, string Got)
{
    private const int Width = 160;

    /// <summary>One line for people.</summary>
    public override string ToString() => $"cell [{Cell}], {Place}: kept '{Cut(Kept)}', got '{Cut(Got)}'";

    private static string Cut(string text) => text.Length <= Width ? text : text[..Width] + "…";
}
