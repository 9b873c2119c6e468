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
    private readonly SeedTree seeds;
    private readonly DummyCopies copies;
    private readonly double offset;
    private readonly Lock gate = new();
    private Drawn? drawn;

    /// <param name="tiling">The layer.</param>
    /// <param name="design">Cell, variation and effects.</param>
    /// <param name="seeds">Node of this chip and layer.</param>
    public ProgrammedCells(LayerTiling tiling, ArrayDesign design, SeedTree seeds)
    {
        (this.tiling, this.design, this.seeds) = (tiling, design, seeds);
        copies = new(tiling, design.Adc, seeds);
        offset = design.Cell.Minimum / Step;
    }

    /// <summary>Forgets the conductances: they are drawn again, the same, when they are asked for.</summary>
    public void Release()
    {
        lock (gate)
            drawn = null;
    }

    /// <summary>Conductance of a weight's cell in siemens.</summary>
    public double Cell(int output, int row, int digit) => design.HasIdealCells
        ? design.Cell.Conductance(tiling.Digit(output, row, digit), design.States)
        : Draws().Cells[digit][output * tiling.Rows + row];

    /// <summary>Conductance that is subtracted, in siemens: of the dummy column's cell, or of the other cell of the pair.</summary>
    public double Subtracted(int output, int row, int digit) => design.HasIdealCells
        ? design.Cell.Conductance(tiling.SubtractedDigit(output, row, digit), design.States)
        : Draws().Others[digit][tiling.Slicing.IsPair ? output * tiling.Rows + row : row];

    /// <summary>Conductance of the dummy column's cell in siemens.</summary>
    public double Dummy(int row, int digit) => Subtracted(0, row, digit);

    /// <summary>Conductance of a weight's cell in cell steps above the off state; exactly its digit without variation.</summary>
    public double CellSteps(int output, int row, int digit)
    {
        var state = tiling.Digit(output, row, digit);
        return state + Miss(state, Cell(output, row, digit));
    }

    /// <summary>Conductance of a dummy cell in cell steps above the off state.</summary>
    public double DummySteps(int row, int digit) => SubtractedSteps(0, row, digit);

    /// <summary>Conductance that is subtracted in cell steps above the off state.</summary>
    public double SubtractedSteps(int output, int row, int digit)
    {
        var state = tiling.SubtractedDigit(output, row, digit);
        return state + Miss(state, Subtracted(output, row, digit));
    }

    /// <summary>What a converter of column minus dummy gets of a row, in cell steps: cell minus the converter's copy of what is subtracted.</summary>
    public double DifferenceSteps(int output, int row, int digit)
    {
        var subtracted = SubtractedSteps(output, row, digit);
        return CellSteps(output, row, digit) - subtracted - copies.Of(output, row, digit) * (subtracted + offset);
    }

    /// <summary>Variance of one read of a cell and of the one that is subtracted, in square cell steps.</summary>
    public double ReadVariance(int output, int row, int digit) =>
        (ReadVariance(Cell(output, row, digit)) + ReadVariance(Subtracted(output, row, digit))) / (Step * Step);

    private double ReadVariance(double conductance)
    {
        var sigma = design.Effects.Model?.ReadSigma(conductance) ?? 0;
        return design.ReadNoise.Variance(conductance) + sigma * sigma;
    }

    private Drawn Draws()
    {
        if (drawn is { } before)
            return before;
        lock (gate)
            return drawn ??= Draw();
    }

    private Drawn Draw()
    {
        var digits = tiling.Slicing.Digits;
        var all = new Drawn(new double[digits][], new double[digits][]);
        Parallel.For(0, digits, digit => DrawSlice(seeds["slice"][digit], digit, all));
        return all;
    }

    private void DrawSlice(SeedTree slice, int digit, Drawn target)
    {
        var (rows, count) = (tiling.Rows, tiling.Outputs * tiling.Rows);
        target.Cells[digit] = CellStreams.Of(slice).Conductances(design, count, index => tiling.Digit(index / rows, index % rows, digit));
        target.Others[digit] = tiling.Slicing.IsPair
            ? CellStreams.OfPartners(slice).Conductances(design, count, index => tiling.SubtractedDigit(index / rows, index % rows, digit))
            : CellStreams.OfDummies(slice).Conductances(design, rows, _ => tiling.Slicing.DummyDigit(digit));
    }

    private double Miss(int state, double conductance) =>
        (conductance - design.Cell.Conductance(state, design.States)) / Step;

    private double Step => (design.Cell.Maximum - design.Cell.Minimum) / (design.States - 1);

    /// <summary>Conductances in siemens by digit: of weights' cells, [output][row], and of those that are subtracted.</summary>
    private sealed record Drawn(double[][] Cells, double[][] Others);
}
