using CimKit.Mapping.Cells;

namespace CimKit.Mapping.Schemes;

/// <summary>How weight matrices are laid out on tiles.</summary>
public interface IMappingScheme
{
    /// <summary>
    /// Kernel positions, each on a processing element of its own, that a tile takes apart for this network; 0 if no layer
    /// is split by kernel position.
    /// </summary>
    int KernelPositionsPerTile(IReadOnlyList<LayerFootprint> layers);

    /// <summary>True if the layer is split by kernel position, false if it is unrolled into one matrix.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="kernelPositions">What <see cref="KernelPositionsPerTile"/> gave for the network.</param>
    /// <param name="arrayRows">Rows of a sub-array.</param>
    bool IsSplit(LayerFootprint layer, int kernelPositions, int arrayRows);
}
