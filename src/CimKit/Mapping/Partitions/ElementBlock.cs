namespace CimKit.Mapping.Partitions;

/// <summary>Cells that one processing element holds, and its sub-arrays.</summary>
/// <param name="Row">Row of the element in its tile; for a split layer the kernel position.</param>
/// <param name="Column">Column of the element in its tile; 0 for a split layer.</param>
/// <param name="FirstRow">First row of cells, in the layer's mapped order.</param>
/// <param name="Rows">Rows of cells.</param>
/// <param name="FirstColumn">First column of cells.</param>
/// <param name="Columns">Columns of cells.</param>
/// <param name="Arrays">Sub-arrays that hold cells, row by row.</param>
public sealed record ElementBlock(
    int Row, int Column, int FirstRow, int Rows, int FirstColumn, int Columns, IReadOnlyList<ArrayBlock> Arrays);
