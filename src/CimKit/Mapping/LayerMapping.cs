using CimKit.Foundation;
using CimKit.Mapping.Cells;

namespace CimKit.Mapping;

/// <summary>Where one layer's weights go and how often they are copied.</summary>
public sealed record LayerMapping
{
    /// <summary>Position of the layer in its table, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Cells of one copy.</summary>
    public required LayerFootprint Footprint { get; init; }

    /// <summary>True if the layer is split by kernel position, false if it is unrolled.</summary>
    public required bool IsSplit { get; init; }

    /// <summary>Copies that the schedule asks for; null if it asks for none.</summary>
    public required int? RequestedCopies { get; init; }

    /// <summary>Copies over the processing elements of a tile.</summary>
    public required GridSize ElementCopies { get; init; }

    /// <summary>Copies over the sub-arrays of a processing element.</summary>
    public required GridSize ArrayCopies { get; init; }

    /// <summary>Tiles that one group of copies takes.</summary>
    public required GridSize TilesPerCopy { get; init; }

    /// <summary>All tiles of the layer; copies on further tiles are further rows.</summary>
    public required GridSize Tiles { get; init; }

    /// <summary>Cells per side of a processing element of this layer.</summary>
    public required int ElementSide { get; init; }

    /// <summary>Processing elements of a tile of this layer.</summary>
    public required int ElementsPerTile { get; init; }

    /// <summary>Cells that hold weights, of all cells of the layer's tiles.</summary>
    /// <remarks>Copies beyond what the schedule asks for count only as far as they fill tiles it needs anyway.</remarks>
    [Unit("1")]
    public double Utilization => Math.Max(RequestedCopies ?? 0, CopiesPerTile) * (double)Footprint.Cells / TileCells;

    /// <summary>Copies inside one tile, d.</summary>
    public int CopiesPerTile => ElementCopies.Count * ArrayCopies.Count;

    /// <summary>Copies of tiles.</summary>
    public int TileCopies => Tiles.Rows / TilesPerCopy.Rows;

    /// <summary>Input vectors that are worked on at once: copies over rows and over columns.</summary>
    public GridSize SpeedUp => new(
        ElementCopies.Rows * ArrayCopies.Rows * TileCopies, ElementCopies.Columns * ArrayCopies.Columns);

    /// <summary>Cells of all the layer's tiles.</summary>
    public long TileCells => (long)Tiles.Count * ElementsPerTile * ElementSide * ElementSide;
}
