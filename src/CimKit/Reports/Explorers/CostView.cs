namespace CimKit.Reports.Explorers;

/// <summary>One cost of every part of a tree.</summary>
/// <param name="Quantity">Which cost.</param>
/// <param name="Unit">Its unit, without prefix.</param>
/// <param name="Parts">The whole first, every part after the one that holds it; parts that cost nothing are left out.</param>
public sealed record CostView(CostQuantity Quantity, string Unit, IReadOnlyList<CostPart> Parts)
{
    /// <summary>True if parts work at the same time, so that sizes add up to more than the whole takes.</summary>
    public bool Overlaps => Parts.Any(part => part.Size > part.Value * (1 + 1e-9));
}
