using System.Runtime.Intrinsics;

namespace CimKit.Learning;

/// <summary>Sends pulses to 16 cells that follow each other.</summary>
internal interface IPulseSender
{
    /// <summary>The weights after the pulses.</summary>
    /// <param name="weight">Before.</param>
    /// <param name="place">Place of the first cell in the array.</param>
    /// <param name="pulses">Pulses of the products, one after the other; up is positive.</param>
    /// <param name="sums">The same added up.</param>
    /// <param name="normals">Numbers of the row for pulses that are added up.</param>
    Vector512<float> Move(Vector512<float> weight, int place, scoped ReadOnlySpan<Vector512<int>> pulses, in PulseSums sums, ref RowNormals normals);
}
