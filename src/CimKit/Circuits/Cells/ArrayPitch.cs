using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Cells;

/// <summary>A cell's size, and the wires that follow from it.</summary>
internal readonly record struct ArrayPitch(double Height, double Width, double Feature)
{
    // The published program takes the cell's own size for wire segments and dummy columns, also where the pitch is relaxed.
    private double DrawnHeight { get; init; } = Height;

    private double DrawnWidth { get; init; } = Width;

    /// <summary>The pitch widened so that a standard cell's height and gate pitch fit beside it.</summary>
    /// <remarks>At 14 nm the published gate pitch is that of a generic FinFET. Source: [Lee2024].</remarks>
    internal ArrayPitch Relaxed(TechnologyNode node, bool isSram, bool height, bool width)
    {
        var gate = node.Nanometres == 14 ? 5.3 : node.Layout.GatePitch;
        var (minimumHeight, minimumWidth) = isSram ? (2 * gate, node.Layout.CellHeight) : (node.Layout.CellHeight, 4 * gate);
        return this with
        {
            Height = height ? Math.Max(Height, minimumHeight) : Height,
            Width = width ? Math.Max(Width, minimumWidth) : Width,
        };
    }

    internal double RowLength(int columns) => columns * Width * Feature;

    internal double ColumnLength(int rows) => rows * Height * Feature;

    /// <summary>Resistance that a cell adds to its row.</summary>
    /// <remarks>
    /// Reference: the cell wire over the cell's height, in the wire's feature size (Q3-1, Q1-3). Corrected: metal 1 over the
    /// cell's width.
    /// </remarks>
    internal double RowSegment(TechnologyNode node) => node.IsReference
        ? node.Wires.Cell.ResistancePerLength * node.Wires.Cell.Width * DrawnHeight
        : node.Wires.Metal1.ResistancePerLength * Width * Feature;

    /// <summary>Resistance that a cell adds to its column.</summary>
    /// <remarks>Reference: the cell wire over the cell's width (Q3-1, Q1-3). Corrected: metal 0 over its height.</remarks>
    internal double ColumnSegment(TechnologyNode node) => node.IsReference
        ? node.Wires.Cell.ResistancePerLength * node.Wires.Cell.Width * DrawnWidth
        : node.Wires.Metal0.ResistancePerLength * Height * Feature;

    /// <summary>Area of a dummy column.</summary>
    /// <remarks>Reference: height always in the wire's feature size (Q3-2). Corrected: the array's own pitch.</remarks>
    internal double DummyArea(TechnologyNode node, int rows, bool isSram) => node.IsReference
        ? rows * DrawnHeight * node.Wires.Cell.Width * (DrawnWidth * (isSram ? node.FeatureSize : node.Wires.Cell.Width))
        : rows * Height * Feature * (Width * Feature);
}
