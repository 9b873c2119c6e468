using CimKit.Foundation;
using CimKit.Mapping.Cells;
using CimKit.Networks;

namespace CimKit.Mapping;

/// <summary>Places a network on tiles: chooses the mapping of every layer, sizes, copies and tiles.</summary>
/// <remarks>Source: [Peng2019]; splitting by kernel position [Peng2019a].</remarks>
/// <example><code>
/// var mapping = NetworkMapper.Map(table, new MappingInputs { Coding = new MultiBitCells { WeightBits = 8 } });
/// </code></example>
public static class NetworkMapper
{
    private const long MaximumSide = 1 << 28;
    private const long MaximumTiles = 1 << 24;

    /// <summary>The mapping; the same inputs give the same integers.</summary>
    /// <exception cref="InvalidDesignException">Inputs or table are wrong, or the sub-array is too large for the network.</exception>
    public static NetworkMapping Map(LayerTable table, MappingInputs inputs)
    {
        InvalidDesignException.ThrowIfAny(
            $"Mapping of '{table.Name}'", [.. inputs.Problems(), .. table.Problems(), .. TooLarge(table, inputs)]);
        var layers = table.Rows.Select(row => LayerFootprint.Of(row, inputs.Coding)).ToList();
        var kernelPositions = inputs.Scheme.KernelPositionsPerTile(layers);
        var isSplit = layers.Select(layer => inputs.Scheme.IsSplit(layer, kernelPositions, inputs.ArrayRows)).ToList();
        if (inputs.Fidelity == Fidelity.Corrected && !isSplit.Contains(true))
            kernelPositions = 0;
        var search = new TileSizeSearch(layers, isSplit, kernelPositions, inputs);
        InvalidDesignException.ThrowIfAny($"Mapping of '{table.Name}'", Problems(search, isSplit, inputs));
        var sizes = inputs.FixedSizes ?? search.Run();
        var requested = inputs.Schedule.RequestedCopies(table.Rows, inputs.Fidelity);
        var mapped = layers.Select((layer, index) => isSplit[index]
            ? MapSplit(index, layer, sizes.SplitElement, kernelPositions, requested?[index], inputs)
            : MapUnrolled(index, layer, sizes, requested?[index], inputs)).ToList();
        return new NetworkMapping
        {
            Table = table,
            Inputs = inputs,
            Sizes = sizes,
            KernelPositions = kernelPositions,
            Layers = mapped,
            SplitTiles = mapped.Where(layer => layer.IsSplit).Sum(layer => layer.Tiles.Count),
            UnrolledTiles = mapped.Where(layer => !layer.IsSplit).Sum(layer => layer.Tiles.Count),
            SplitElementCandidates = search.SplitElements,
            TileCandidates = search.Tiles,
            ElementCandidates = search.Elements,
        };
    }

    private static IEnumerable<string> TooLarge(LayerTable table, MappingInputs inputs) => table.Rows.Select((row, index) => (row, index))
        .Where(layer => layer.row.WeightRows * inputs.Coding.RowsPerWeight > MaximumSide
            || (long)layer.row.Outputs * inputs.Coding.ColumnsPerWeight > MaximumSide)
        .Select(layer => $"layer {layer.index + 1}: must have at most {MaximumSide} rows and columns of cells; "
            + $"got {layer.row.WeightRows * inputs.Coding.RowsPerWeight}×{(long)layer.row.Outputs * inputs.Coding.ColumnsPerWeight}.");

    private static IEnumerable<string> Problems(TileSizeSearch search, IReadOnlyList<bool> isSplit, MappingInputs inputs)
    {
        if (inputs.FixedSizes is not { } sizes)
            return search.Problems();
        return sizes.SplitElement == 0 && isSplit.Contains(true)
            ? ["FixedSizes: SplitElement must be given, some layers are split by kernel position."]
            : [];
    }

    private static LayerMapping MapUnrolled(int index, LayerFootprint layer, TileSizes sizes, int? requested, MappingInputs inputs)
    {
        var elements = TileSizeSearch.ElementCopies(layer, sizes.Tile, sizes.Element);
        var arrays = ArrayCopies(layer.Rows, layer.Columns, sizes.Element, inputs);
        var blocks = new GridSize(
            TileSizeSearch.Ceiling(layer.Rows, sizes.Tile), TileSizeSearch.Ceiling(layer.Columns, sizes.Tile));
        var perSide = TileSizeSearch.Ceiling(sizes.Tile, sizes.Element);
        return Compose(index, layer, false, requested, elements, arrays, blocks) with
        {
            ElementSide = sizes.Element,
            ElementsPerTile = perSide * perSide,
        };
    }

    private static LayerMapping MapSplit(
        int index, LayerFootprint layer, int element, int kernelPositions, int? requested, MappingInputs inputs)
    {
        var arrays = ArrayCopies(layer.ChannelRows, layer.Columns, element, inputs);
        var blocks = new GridSize(
            TileSizeSearch.Ceiling(layer.ChannelRows, element), TileSizeSearch.Ceiling(layer.Columns, element));
        return Compose(index, layer, true, requested, new GridSize(1, 1), arrays, blocks) with
        {
            ElementSide = element,
            ElementsPerTile = kernelPositions,
        };
    }

    private static LayerMapping Compose(
        int index, LayerFootprint layer, bool isSplit, int? requested, GridSize elements, GridSize arrays, GridSize blocks)
    {
        var copies = elements.Count * arrays.Count;
        var tileCopies = requested is { } wish ? TileSizeSearch.Ceiling(wish, copies) : 1;
        var tiles = (long)blocks.Rows * blocks.Columns * tileCopies;
        InvalidDesignException.ThrowIfAny("Mapping", tiles > MaximumTiles
            ? [$"layer {index + 1} must take at most {MaximumTiles} tiles; it takes {tiles}."]
            : []);
        return new LayerMapping
        {
            Index = index,
            Footprint = layer,
            IsSplit = isSplit,
            RequestedCopies = requested,
            ElementCopies = elements,
            ArrayCopies = arrays,
            TilesPerCopy = blocks,
            Tiles = new GridSize(blocks.Rows * tileCopies, blocks.Columns),
            ElementSide = 0,
            ElementsPerTile = 0,
        };
    }

    private static GridSize ArrayCopies(int rows, int columns, int side, MappingInputs inputs) => rows > side && columns > side
        ? new GridSize(1, 1)
        : new GridSize(
            Math.Max(1, TileSizeSearch.Ceiling(side, inputs.ArrayRows) / TileSizeSearch.Ceiling(rows, inputs.ArrayRows)),
            Math.Max(1, TileSizeSearch.Ceiling(side, inputs.ArrayColumns) / TileSizeSearch.Ceiling(columns, inputs.ArrayColumns)));
}
