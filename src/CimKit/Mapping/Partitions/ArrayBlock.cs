namespace CimKit.Mapping.Partitions;

/// <summary>Cells that one sub-array holds, counted in the layer's mapped order of rows.</summary>
/// <param name="Row">Row of the sub-array in its processing element.</param>
/// <param name="Column">Column of the sub-array in its processing element.</param>
/// <param name="FirstRow">First row of cells.</param>
/// <param name="Rows">Rows of cells, at most those of a sub-array.</param>
/// <param name="FirstColumn">First column of cells.</param>
/// <param name="Columns">Columns of cells, at most those of a sub-array.</param>
public readonly record struct ArrayBlock(int Row, int Column, int FirstRow, int Rows, int FirstColumn, int Columns);
