using CimKit.Foundation;

namespace CimKit.Mapping.Partitions;

/// <summary>One copy of a layer cut into tiles, processing elements and sub-arrays, each from its top-left corner.</summary>
/// <remarks>
/// Rows of an unrolled layer keep the order of the weight matrix. Rows of a split layer are kernel positions in order, each
/// with its channels. <see cref="Fidelity.Reference"/> cuts a split layer's matrix, in its channel-major order, into as many
/// runs of rows as there are kernel positions and takes equal shares of each for every tile (quirks Q9, Q11);
/// <see cref="Fidelity.Corrected"/> takes the rows of the kernel position and gives the last tile the rest.
/// Source: [Peng2019a].
/// </remarks>
public sealed record LayerPartition
{
    private LayerPartition(LayerMapping mapping, IReadOnlyList<TileBlock> tiles) => (Mapping, Tiles) = (mapping, tiles);

    /// <summary>The mapping that was cut.</summary>
    public LayerMapping Mapping { get; }

    /// <summary>Tiles of one copy, row by row.</summary>
    public IReadOnlyList<TileBlock> Tiles { get; }

    /// <summary>Sub-arrays of one copy, in order of tiles, processing elements, rows and columns.</summary>
    public IEnumerable<ArrayBlock> Arrays => Tiles.SelectMany(tile => tile.Elements).SelectMany(element => element.Arrays);

    /// <summary>The tile that holds a block of rows and a block of columns, as a floorplan numbers them.</summary>
    public TileBlock this[int blockRow, int blockColumn] => Tiles[blockRow * Mapping.TilesPerCopy.Columns + blockColumn];

    /// <summary>The partition of a layer.</summary>
    /// <exception cref="InvalidDesignException">The published simulator would read past the end of the matrix (quirk Q11).</exception>
    public static LayerPartition Of(LayerMapping mapping, MappingInputs inputs)
    {
        var tiles = new List<TileBlock>();
        for (var row = 0; row < mapping.TilesPerCopy.Rows; row++)
        {
            for (var column = 0; column < mapping.TilesPerCopy.Columns; column++)
                tiles.Add(mapping.IsSplit ? SplitTile(mapping, inputs, row, column) : UnrolledTile(mapping, inputs, row, column));
        }
        return new LayerPartition(mapping, tiles);
    }

    private static TileBlock UnrolledTile(LayerMapping mapping, MappingInputs inputs, int row, int column)
    {
        var perSide = (int)Math.Sqrt(mapping.ElementsPerTile);
        var side = perSide * mapping.ElementSide;
        var (firstRow, firstColumn) = (row * side, column * side);
        var rows = Math.Min(side, mapping.Footprint.Rows - firstRow);
        var columns = Math.Min(side, mapping.Footprint.Columns - firstColumn);
        var elementSide = IsOneElement(mapping, perSide) ? side : mapping.ElementSide;
        var elements =
            from top in Steps(rows, elementSide)
            from left in Steps(columns, elementSide)
            select Element(
                inputs, top / elementSide, left / elementSide, firstRow + top, Math.Min(elementSide, rows - top),
                firstColumn + left, Math.Min(elementSide, columns - left));
        return new TileBlock(row, column, rows, columns, [.. elements]);
    }

    // With a copy on every processing element, one element takes the tile's whole block.
    private static bool IsOneElement(LayerMapping mapping, int perSide) =>
        mapping.SpeedUp.Count > 1 && mapping.SpeedUp.Rows >= perSide && mapping.SpeedUp.Columns >= perSide;

    private static TileBlock SplitTile(LayerMapping mapping, MappingInputs inputs, int row, int column)
    {
        var layer = mapping.Footprint;
        var side = mapping.ElementSide;
        var positions = mapping.ElementsPerTile;
        var isReference = inputs.Fidelity == Fidelity.Reference;
        var rows = isReference ? layer.ChannelRows / mapping.TilesPerCopy.Rows : Math.Min(side, layer.ChannelRows - row * side);
        var columns = isReference ? layer.Columns / mapping.TilesPerCopy.Columns : Math.Min(side, layer.Columns - column * side);
        var end = row * side + (positions - 1) * layer.ChannelRows + rows;
        InvalidDesignException.ThrowIfAny($"Partition of layer {mapping.Index + 1}", end > layer.Rows || column * side + columns > layer.Columns
            ? [$"tile {row},{column} would read rows to {end} of {layer.Rows} and columns to {column * side + columns} of {layer.Columns}: "
                + "the published simulator cannot map this layer (Q11); use Fidelity.Corrected or other sizes."]
            : []);
        return new TileBlock(
            row,
            column,
            isReference ? Math.Min(side * positions, layer.Rows - row * side * positions) : rows * positions,
            Math.Min(side, layer.Columns - column * side),
            [.. Enumerable.Range(0, positions).Select(position => Element(
                inputs, position, 0, row * side + position * layer.ChannelRows, rows, column * side, columns))]);
    }

    private static ElementBlock Element(
        MappingInputs inputs, int row, int column, int firstRow, int rows, int firstColumn, int columns) => new(
            row, column, firstRow, rows, firstColumn, columns,
            [..
                from top in Steps(rows, inputs.ArrayRows)
                from left in Steps(columns, inputs.ArrayColumns)
                select new ArrayBlock(
                    top / inputs.ArrayRows, left / inputs.ArrayColumns, firstRow + top, Math.Min(inputs.ArrayRows, rows - top),
                    firstColumn + left, Math.Min(inputs.ArrayColumns, columns - left))]);

    private static IEnumerable<int> Steps(int length, int step)
    {
        for (var offset = 0; offset < length; offset += step)
            yield return offset;
    }
}
