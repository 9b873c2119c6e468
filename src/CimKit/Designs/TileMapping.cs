namespace CimKit.Designs;

/// <summary>How weight matrices are laid out on tiles.</summary>
/// <remarks>Source: [Peng2019]; by kernel position: [Peng2019a].</remarks>
public enum TileMapping
{
    /// <summary>Convolutions of the most frequent kernel have each kernel position on a processing element of its own.</summary>
    ByKernelPosition,

    /// <summary>Every layer is one matrix, a kernel unrolled into a group of columns.</summary>
    Unrolled,
}
