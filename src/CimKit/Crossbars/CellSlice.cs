using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>Conductances of one digit of a layer's cells, as programmed or as seen through wires.</summary>
/// <param name="tiling">The layer.</param>
/// <param name="design">Cell and read noise.</param>
/// <param name="digit">0 is the least significant.</param>
/// <param name="cells">Conductances of weights' cells in siemens, [output][row]; null if all are exactly those of their states.</param>
/// <param name="others">Of those that are subtracted: [output][row] for pairs, [row] for the dummy column.</param>
/// <param name="copies">Errors of the converters' copies of what is subtracted.</param>
internal sealed class CellSlice(LayerTiling tiling, ArrayDesign design, int digit, double[]? cells, double[]? others, DummyCopies copies)
{
    private readonly double[] targets =
        [.. Enumerable.Range(0, design.States).Select(state => design.Cell.Conductance(state, design.States))];

    private readonly double step = (design.Cell.Maximum - design.Cell.Minimum) / (design.States - 1);

    /// <summary>Number of the digit; 0 is the least significant.</summary>
    public int Digit => digit;

    /// <summary>Conductance of a weight's cell in siemens.</summary>
    public double Cell(int output, int row) =>
        cells is null ? targets[tiling.Digit(output, row, digit)] : cells[output * tiling.Rows + row];

    /// <summary>Conductance that is subtracted, in siemens: of the dummy column's cell, or of the other cell of the pair.</summary>
    public double Subtracted(int output, int row) => others is null
        ? targets[tiling.SubtractedDigit(output, row, digit)]
        : others[tiling.Slicing.IsPair ? output * tiling.Rows + row : row];

    /// <summary>Conductance of the dummy column's cell in siemens.</summary>
    public double Dummy(int row) => Subtracted(0, row);

    /// <summary>Conductance of a weight's cell in cell steps above the off state; exactly its digit without variation.</summary>
    public double CellSteps(int output, int row) => Steps(tiling.Digit(output, row, digit), Cell(output, row));

    /// <summary>Conductance that is subtracted in cell steps above the off state.</summary>
    public double SubtractedSteps(int output, int row) => Steps(tiling.SubtractedDigit(output, row, digit), Subtracted(output, row));

    /// <summary>Conductance of a dummy cell in cell steps above the off state.</summary>
    public double DummySteps(int row) => SubtractedSteps(0, row);

    /// <summary>What a converter of column minus dummy gets of a row, in cell steps: cell minus the converter's copy of what is subtracted.</summary>
    public double DifferenceSteps(int output, int row) => Difference(output, row, CellSteps(output, row), SubtractedSteps(output, row));

    /// <summary>The same of cells in cell steps above the off state, which is copied with them.</summary>
    /// <param name="output">The output.</param>
    /// <param name="row">Any row of the array.</param>
    /// <param name="cell">Cell of the weight.</param>
    /// <param name="subtracted">Cell that is subtracted.</param>
    public double Difference(int output, int row, double cell, double subtracted) =>
        cell - subtracted - copies.Of(output, row, digit) * (subtracted + design.Cell.Minimum / step);

    /// <summary><see cref="CellSteps"/> of many rows.</summary>
    /// <param name="output">The output.</param>
    /// <param name="first">The first row.</param>
    /// <param name="steps">Filled: one per row.</param>
    public void ReadCells(int output, int first, Span<double> steps)
    {
        var (slicing, start) = (tiling.Slicing, output * tiling.Rows + first);
        var codes = tiling.Codes.Span.Slice(start, steps.Length);
        for (var row = 0; row < steps.Length; row++)
        {
            var state = slicing.Digit(codes[row], digit);
            steps[row] = cells is null ? state : Steps(state, cells[start + row]);
        }
    }

    /// <summary><see cref="SubtractedSteps"/> of many rows; of a dummy column the same for all outputs.</summary>
    /// <param name="output">The output.</param>
    /// <param name="first">The first row.</param>
    /// <param name="steps">Filled: one per row.</param>
    public void ReadSubtracted(int output, int first, Span<double> steps)
    {
        for (var row = 0; row < steps.Length; row++)
            steps[row] = others is null ? tiling.SubtractedDigit(output, first + row, digit) : SubtractedSteps(output, first + row);
    }

    /// <summary>Variance of one read of a cell and of the one that is subtracted, in square cell steps.</summary>
    public double ReadVariance(int output, int row) =>
        (ReadVariance(Cell(output, row)) + ReadVariance(Subtracted(output, row))) / (step * step);

    private double ReadVariance(double conductance)
    {
        var sigma = design.Effects.Model?.ReadSigma(conductance) ?? 0;
        return design.ReadNoise.Variance(conductance) + sigma * sigma;
    }

    private double Steps(int state, double conductance) => state + (conductance - targets[state]) / step;
}
