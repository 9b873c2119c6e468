using CimKit.Mapping.Cells;

namespace CimKit.Mapping.Schemes;

/// <summary>Every layer is one matrix: a kernel unrolled into a group of columns.</summary>
/// <remarks>Source: [Peng2019].</remarks>
public sealed record UnrolledMapping : IMappingScheme
{
    /// <inheritdoc/>
    public int KernelPositionsPerTile(IReadOnlyList<LayerFootprint> layers) => 0;

    /// <inheritdoc/>
    public bool IsSplit(LayerFootprint layer, int kernelPositions, int arrayRows) => false;
}
