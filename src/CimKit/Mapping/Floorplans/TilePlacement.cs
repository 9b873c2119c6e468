namespace CimKit.Mapping.Floorplans;

/// <summary>One tile of the chip: where it is and what it holds.</summary>
/// <param name="Row">Row in the grid of tiles.</param>
/// <param name="Column">Column in the grid of tiles.</param>
/// <param name="Layer">Layer whose weights it holds, from 0; a tile never holds two.</param>
/// <param name="Copy">Which copy of the layer's group of tiles, from 0.</param>
/// <param name="BlockRow">Which block of the layer's rows, from 0.</param>
/// <param name="BlockColumn">Which block of the layer's columns, from 0.</param>
public sealed record TilePlacement(int Row, int Column, int Layer, int Copy, int BlockRow, int BlockColumn);
