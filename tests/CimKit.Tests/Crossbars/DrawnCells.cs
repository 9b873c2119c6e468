using CimKit.Crossbars;

namespace CimKit.Tests.Crossbars;

/// <summary>All digits of a layer's cells at once.</summary>
internal sealed class DrawnCells(ProgrammedCells cells)
{
    private readonly CellSlice[] slices = cells.Slices().ToArray();

    public double Cell(int output, int row, int digit) => slices[digit].Cell(output, row);

    public double Subtracted(int output, int row, int digit) => slices[digit].Subtracted(output, row);

    public double CellSteps(int output, int row, int digit) => slices[digit].CellSteps(output, row);

    public double SubtractedSteps(int output, int row, int digit) => slices[digit].SubtractedSteps(output, row);

    public double DummySteps(int row, int digit) => slices[digit].DummySteps(row);
}
