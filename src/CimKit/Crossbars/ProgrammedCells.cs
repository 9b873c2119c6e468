using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Crossbars;

/// <summary>Conductances of one layer's cells on one chip at one time, drawn digit by digit from named streams.</summary>
/// <remarks>
/// The same seeds give the same cells at any time and on any number of threads: a later time is the same chip grown older.
/// Only slow noise belongs to the time, and is found by it.
/// </remarks>
internal sealed class ProgrammedCells
{
    private readonly LayerTiling tiling;
    private readonly ArrayDesign design;
    private readonly double[][] cells;
    private readonly double[][] dummies;

    /// <param name="tiling">The layer.</param>
    /// <param name="design">Cell, variation and effects.</param>
    /// <param name="seeds">Node of this chip and layer.</param>
    public ProgrammedCells(LayerTiling tiling, ArrayDesign design, SeedTree seeds)
    {
        (this.tiling, this.design) = (tiling, design);
        if (design.HasIdealCells)
        {
            (cells, dummies) = ([], []);
            return;
        }
        var digits = Enumerable.Range(0, tiling.Slicing.Digits);
        cells = digits.Select(digit => CellStreams.Of(seeds["slice"][digit]).Conductances(
            design, tiling.Outputs * tiling.Rows, index => tiling.Digit(index / tiling.Rows, index % tiling.Rows, digit))).ToArray();
        dummies = digits.Select(digit => CellStreams.OfDummies(seeds["slice"][digit]).Conductances(
            design, tiling.Rows, _ => tiling.Slicing.DummyDigit(digit))).ToArray();
    }

    /// <summary>Conductance of a weight's cell in siemens.</summary>
    public double Cell(int output, int row, int digit) => cells.Length == 0
        ? design.Cell.Conductance(tiling.Digit(output, row, digit), design.States)
        : cells[digit][output * tiling.Rows + row];

    /// <summary>Conductance of the dummy column's cell in siemens.</summary>
    public double Dummy(int row, int digit) => cells.Length == 0
        ? design.Cell.Conductance(tiling.Slicing.DummyDigit(digit), design.States)
        : dummies[digit][row];

    /// <summary>Conductance of a weight's cell in cell steps above the off state; exactly its digit without variation.</summary>
    public double CellSteps(int output, int row, int digit)
    {
        var state = tiling.Digit(output, row, digit);
        return state + Miss(state, Cell(output, row, digit));
    }

    /// <summary>Conductance of a dummy cell in cell steps above the off state.</summary>
    public double DummySteps(int row, int digit)
    {
        var state = tiling.Slicing.DummyDigit(digit);
        return state + Miss(state, Dummy(row, digit));
    }

    private double Miss(int state, double conductance) =>
        (conductance - design.Cell.Conductance(state, design.States)) / Step;

    private double Step => (design.Cell.Maximum - design.Cell.Minimum) / (design.States - 1);
}
