using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Mapping;

/// <summary>A network on tiles: sizes, copies and utilisation of every layer.</summary>
public sealed record NetworkMapping
{
    /// <summary>The network.</summary>
    public required LayerTable Table { get; init; }

    /// <summary>What the user chose.</summary>
    public required MappingInputs Inputs { get; init; }

    /// <summary>Sizes of tiles and processing elements.</summary>
    public required TileSizes Sizes { get; init; }

    /// <summary>Processing elements of a tile of split layers, one a kernel position; 0 if no layer may be split.</summary>
    public required int KernelPositions { get; init; }

    /// <summary>One mapping per layer of the table.</summary>
    public required IReadOnlyList<LayerMapping> Layers { get; init; }

    /// <summary>Tiles of split layers.</summary>
    public required int SplitTiles { get; init; }

    /// <summary>Tiles of unrolled layers.</summary>
    public required int UnrolledTiles { get; init; }

    /// <summary>Processing-element sizes tried for split layers, in order.</summary>
    public IReadOnlyList<SizeCandidate> SplitElementCandidates { get; init; } = [];

    /// <summary>Tile sizes tried for unrolled layers, in order.</summary>
    public IReadOnlyList<SizeCandidate> TileCandidates { get; init; } = [];

    /// <summary>Processing-element sizes tried for unrolled layers, in order, with copies inside a tile counted.</summary>
    public IReadOnlyList<SizeCandidate> ElementCandidates { get; init; } = [];

    /// <summary>Rows and columns of the grid of tiles: as square as can be.</summary>
    public GridSize Grid
    {
        get
        {
            var tiles = SplitTiles + UnrolledTiles;
            var rows = (int)Math.Ceiling(Math.Sqrt(tiles));
            return new GridSize(rows, (tiles + rows - 1) / rows);
        }
    }

    /// <summary>Utilisation of the chip: the mean of its tiles'.</summary>
    [Unit("1")]
    public double Utilization =>
        Layers.Sum(layer => layer.Tiles.Count * layer.Utilization) / Layers.Sum(layer => layer.Tiles.Count);
}
