namespace CimKit.Mapping.Partitions;

/// <summary>Cells that one tile of a copy holds, and its processing elements.</summary>
/// <param name="Row">Row of the tile among the tiles of a copy.</param>
/// <param name="Column">Column of the tile among the tiles of a copy.</param>
/// <param name="Rows">Rows of cells that inputs are sent for; for a split layer over all kernel positions.</param>
/// <param name="Columns">Columns of cells that outputs come from.</param>
/// <param name="Elements">Processing elements that hold cells, row by row.</param>
public sealed record TileBlock(int Row, int Column, int Rows, int Columns, IReadOnlyList<ElementBlock> Elements);
