using CimKit.Crossbars.Wires;
using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>Replaces the conductances of one digit's cells by those that act at the ends of their lines.</summary>
/// <param name="tiling">The layer.</param>
/// <param name="design">Columns of an array, and wires.</param>
internal sealed class CellWires(LayerTiling tiling, ArrayDesign design)
{
    private const double Tolerance = 1e-8;

    /// <summary>Changes all cells of a digit.</summary>
    /// <param name="cells">Siemens, [output][row].</param>
    /// <param name="others">Siemens, [output][row] of the other cells of pairs, or [row] of the dummy column.</param>
    public void Apply(double[] cells, double[] others)
    {
        var blocks = (tiling.Outputs + design.Columns - 1) / design.Columns;
        Parallel.For(0, tiling.Arrays * blocks, number =>
        {
            var (array, block) = Math.DivRem(number, blocks);
            if (!tiling.Slicing.IsPair)
            {
                Apply(array, block, cells, block == 0 ? others : []);
                return;
            }
            Apply(array, block, cells, []);
            Apply(array, block, others, []);
        });
    }

    /// <summary>One array: the dummy column if there is one, then a block of outputs.</summary>
    private void Apply(int array, int block, double[] cells, double[] dummies)
    {
        var (rows, first, output) = (tiling.RowsOf(array), array * tiling.ArrayRows, block * design.Columns);
        var before = dummies.Length > 0 ? 1 : 0;
        var columns = before + Math.Min(design.Columns, tiling.Outputs - output);
        ref double Cell(int row, int column) => ref column < before
            ? ref dummies[first + row]
            : ref cells[(output + column - before) * tiling.Rows + first + row];
        var siemens = new double[rows * columns];
        for (var index = 0; index < siemens.Length; index++)
            siemens[index] = Cell(index / columns, index % columns);
        var seen = Seen(new WiredArray(siemens, rows, new WireResistance(design.Wires.RowSegment, design.Wires.ColumnSegment)));
        for (var index = 0; index < siemens.Length; index++)
            Cell(index / columns, index % columns) = seen[index];
    }

    private double[] Seen(WiredArray array) => design.Wires.Method switch
    {
        WireMethod.Exact => array.EffectiveConductances(Tolerance),
        WireMethod.FirstOrder => array.FirstOrderConductances(),
        _ => array.UniformConductances(Tolerance),
    };
}
