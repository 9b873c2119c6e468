using CimKit.Mapping.Cells;

namespace CimKit.Mapping.Schemes;

/// <summary>
/// Convolutions of the network's most frequent kernel are split: each kernel position on a processing element of its own,
/// so that inputs move from one to the next instead of being fetched again. Other layers are unrolled.
/// </summary>
/// <remarks>Source: [Peng2019a].</remarks>
public sealed record KernelPositionMapping : IMappingScheme
{
    /// <summary>
    /// True if 1×1 kernels, and with them fully connected layers, may be the most frequent, as in the published training
    /// simulator; false if only when the network has no other, as in the inference simulator.
    /// </summary>
    public bool CountsPointwise { get; init; }

    /// <inheritdoc/>
    public int KernelPositionsPerTile(IReadOnlyList<LayerFootprint> layers)
    {
        var (most, chosen) = (0, 0);
        foreach (var area in layers.Select(layer => layer.Row.KernelArea))
        {
            var count = area == 1 && !CountsPointwise ? 1 : 1 + layers.Count(layer => layer.Row.KernelArea == area);
            if (count > most)
                (most, chosen) = (count, area);
        }
        return chosen;
    }

    /// <inheritdoc/>
    public bool IsSplit(LayerFootprint layer, int kernelPositions, int arrayRows) =>
        layer.Row.KernelArea == kernelPositions && layer.Rows >= arrayRows;
}
