namespace CimKit.Checkpoints;

/// <summary>Checks of extents that a file claims.</summary>
internal static class TensorShapes
{
    private const int MaximumRank = 8;
    private const int MaximumCount = 1 << 28;

    /// <summary>The extents, if a tensor of them can be held.</summary>
    /// <exception cref="InvalidDataException">They are too many, negative or too large.</exception>
    public static int[] Checked(IReadOnlyList<long> extents, string name)
    {
        if (extents.Count > MaximumRank)
            throw new InvalidDataException($"tensor '{name}': must have at most {MaximumRank} extents; got {extents.Count}.");
        Int128 count = 1;
        foreach (var extent in extents)
        {
            count *= extent;
            if (extent < 0 || count > MaximumCount)
                throw new InvalidDataException(
                    $"tensor '{name}': extents must be 0 or greater and hold at most {MaximumCount} numbers; got {string.Join('×', extents)}.");
        }
        return extents.Select(extent => (int)extent).ToArray();
    }

    /// <summary>Numbers of a tensor of checked extents.</summary>
    public static int Count(IReadOnlyList<int> shape) => shape.Aggregate(1, (count, extent) => count * extent);
}
