using CimKit.Foundation;

namespace CimKit.Circuits;

/// <summary>Where a block is laid out: under the columns of an array, beside its rows, or anywhere.</summary>
/// <remarks>The side along the array is given; the other one follows.</remarks>
public readonly record struct Placement
{
    private enum Side
    {
        Free,
        UnderColumns,
        BesideRows,
    }

    private Side Along { get; init; }

    /// <summary>Length of the given side; 0 if the block may lie anywhere.</summary>
    [Unit("m")]
    public double Extent { get; private init; }

    /// <summary>Anywhere: one row of cells.</summary>
    public static Placement Free => default;

    /// <summary>Under the columns: the width is given.</summary>
    public static Placement UnderColumns([Unit("m")] double width) =>
        new() { Along = Side.UnderColumns, Extent = Require.Positive(width, "m", nameof(width)) };

    /// <summary>Beside the rows: the height is given.</summary>
    public static Placement BesideRows([Unit("m")] double height) =>
        new() { Along = Side.BesideRows, Extent = Require.Positive(height, "m", nameof(height)) };

    internal bool IsUnderColumns => Along == Side.UnderColumns;

    internal bool IsBesideRows => Along == Side.BesideRows;

    /// <summary>Identical cells in whole rows (or columns).</summary>
    internal Cost Tiled(double height, double width, int count, string circuit) => Along switch
    {
        Side.UnderColumns => Cost.Rectangle(height * Groups(width, count, circuit), Extent),
        Side.BesideRows => Cost.Rectangle(Extent, width * Groups(height, count, circuit)),
        _ => Cost.Rectangle(height, width * count),
    };

    /// <summary>An area spread over the given side without whole rows.</summary>
    internal Cost Spread(double area, double freeHeight) => Along switch
    {
        Side.UnderColumns => new Cost(area, 0, 0, 0) { Height = area / Extent, Width = Extent },
        Side.BesideRows => new Cost(area, 0, 0, 0) { Height = Extent, Width = area / Extent },
        _ => new Cost(area, 0, 0, 0) { Height = freeHeight, Width = area / freeHeight },
    };

    private int Groups(double size, int count, string circuit)
    {
        var each = Math.Min((int)Math.Floor(Extent / size), count);
        if (each == 0 && count > 0)
        {
            throw new InvalidDesignException(circuit, [FormattableString.Invariant(
                $"{nameof(Placement)} must be at least {size:G4} m long for one cell of {circuit}; got {Extent:G4} m.")]);
        }
        return count == 0 ? 0 : (count + each - 1) / each;
    }
}
