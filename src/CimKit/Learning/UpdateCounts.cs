namespace CimKit.Learning;

/// <summary>What an update of an array has sent to its cells.</summary>
/// <param name="Cells">Cells that got at least one pulse.</param>
/// <param name="Potentiation">Pulses up.</param>
/// <param name="Depression">Pulses down.</param>
public readonly record struct UpdateCounts(long Cells, long Potentiation, long Depression)
{
    /// <summary>Both together.</summary>
    public static UpdateCounts operator +(UpdateCounts left, UpdateCounts right) =>
        new(left.Cells + right.Cells, left.Potentiation + right.Potentiation, left.Depression + right.Depression);
}
