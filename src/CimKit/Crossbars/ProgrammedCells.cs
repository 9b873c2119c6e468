using CimKit.Designs;
using CimKit.Foundation;
using MathNet.Numerics.Distributions;

namespace CimKit.Crossbars;

/// <summary>Conductances of one layer's cells on one chip, drawn digit by digit from named streams.</summary>
/// <remarks>The same seeds give the same cells at any time and on any number of threads.</remarks>
internal sealed class ProgrammedCells
{
    private readonly LayerTiling tiling;
    private readonly ArrayDesign design;
    private readonly double[][] cells;
    private readonly double[][] dummies;

    /// <param name="tiling">The layer.</param>
    /// <param name="design">Cell and variation.</param>
    /// <param name="seeds">Node of this chip and layer.</param>
    public ProgrammedCells(LayerTiling tiling, ArrayDesign design, SeedTree seeds)
    {
        (this.tiling, this.design) = (tiling, design);
        var digits = Enumerable.Range(0, tiling.Slicing.Digits);
        cells = digits.Select(digit => Normals(seeds["slice"][digit]["programming"], tiling.Outputs * tiling.Rows)).ToArray();
        dummies = digits.Select(digit => Normals(seeds["slice"][digit]["dummy"], tiling.Rows)).ToArray();
    }

    /// <summary>Conductance of a weight's cell in siemens.</summary>
    public double Cell(int output, int row, int digit) =>
        Program(tiling.Digit(output, row, digit), cells[digit], output * tiling.Rows + row);

    /// <summary>Conductance of the dummy column's cell in siemens.</summary>
    public double Dummy(int row, int digit) => Program(tiling.Slicing.DummyDigit(digit), dummies[digit], row);

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

    private double Program(int state, double[] normals, int index) => normals.Length == 0
        ? design.Cell.Conductance(state, design.States)
        : design.Variation.Program(state, design.States, design.Cell, normals[index]);

    private double[] Normals(SeedTree seeds, int count)
    {
        if (design.Variation.IsZero)
            return [];
        var normals = new double[count];
        Normal.Samples(seeds.ToRandom(), normals, 0, 1);
        return normals;
    }
}
