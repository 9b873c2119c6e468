using System.Runtime.Intrinsics;
using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>Standard normal numbers for the cells of one row, drawn 64 at a time where they are asked for.</summary>
/// <param name="philox">Stream of the array.</param>
/// <param name="row">Which row.</param>
/// <param name="columns">Cells of a row.</param>
/// <param name="role">What for.</param>
/// <param name="product">First product of those whose pulses are sent.</param>
/// <param name="step">Number of the update.</param>
internal struct RowNormals(Philox philox, int row, int columns, uint role, int product, long step)
{
    private const int Block = 64;
    private readonly uint firstBlock = (uint)row * (uint)((columns + Block - 1) / Block);
    private int block = -1;
    private (Vector512<float> First, Vector512<float> Second) low;
    private (Vector512<float> First, Vector512<float> Second) high;

    /// <summary>First product of those whose pulses are sent.</summary>
    public readonly int Product => product;

    /// <summary>Number of the update.</summary>
    public readonly long Step => step;

    /// <summary>First cell of the row.</summary>
    public readonly int Start => row * columns;

    /// <summary>Numbers of 16 cells from a column on, a multiple of 16.</summary>
    public Vector512<float> At(int column)
    {
        if (column / Block != block)
        {
            block = column / Block;
            var counters = Vector512.Create((firstBlock + (uint)block) * 16) + Vector512<uint>.Indices;
            var (a, b, c, d) = philox.Numbers(counters, role | ((uint)product << PulseRole.Bits), step);
            (low, high) = (PulseNormals.Of(a, b), PulseNormals.Of(c, d));
        }
        return (column % Block / 16) switch
        {
            0 => low.First,
            1 => low.Second,
            2 => high.First,
            _ => high.Second,
        };
    }
}
