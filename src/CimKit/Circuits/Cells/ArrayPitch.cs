using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Cells;

/// <summary>A cell's size, and the wires that follow from it.</summary>
internal readonly record struct ArrayPitch(double Height, double Width, double Feature)
{
    internal double RowLength(int columns) => columns * Width * Feature;

    internal double ColumnLength(int rows) => rows * Height * Feature;

    /// <summary>Resistance that a cell adds to its row.</summary>
    /// <remarks>
    /// Reference: the cell wire over the cell's height, in the wire's feature size (Q3-1, Q1-3). Corrected: metal 1 over the
    /// cell's width.
    /// </remarks>
    internal double RowSegment(TechnologyNode node) => node.IsReference
        ? node.Wires.Cell.ResistancePerLength * node.Wires.Cell.Width * Height
        : node.Wires.Metal1.ResistancePerLength * Width * Feature;

    /// <summary>Resistance that a cell adds to its column.</summary>
    /// <remarks>Reference: the cell wire over the cell's width (Q3-1, Q1-3). Corrected: metal 0 over its height.</remarks>
    internal double ColumnSegment(TechnologyNode node) => node.IsReference
        ? node.Wires.Cell.ResistancePerLength * node.Wires.Cell.Width * Width
        : node.Wires.Metal0.ResistancePerLength * Height * Feature;

    /// <summary>Area of a dummy column.</summary>
    /// <remarks>Reference: height always in the wire's feature size (Q3-2). Corrected: the array's own pitch.</remarks>
    internal double DummyArea(TechnologyNode node, int rows, bool isSram) => node.IsReference
        ? rows * Height * node.Wires.Cell.Width * (Width * (isSram ? node.FeatureSize : node.Wires.Cell.Width))
        : rows * Height * Feature * (Width * Feature);
}
