using System.Numerics;
using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>Cells of a layer as real numbers, ready for masked sums. Read only once built, shared by all threads.</summary>
/// <remarks>
/// One lane a column, lane = output × digits + digit; for separate conversion the dummy columns follow. Differential arrays
/// hold cell minus dummy cell.
/// </remarks>
internal sealed class AnalogWeights
{
    public AnalogWeights(LayerTiling tiling, ProgrammedCells cells, ConversionScheme scheme, double offset)
    {
        (Tiling, Scheme) = (tiling, scheme);
        UsedLanes = (tiling.Outputs + (scheme == ConversionScheme.Separate ? 1 : 0)) * tiling.Slicing.Digits;
        Lanes = (UsedLanes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        Arrays = Enumerable.Range(0, tiling.Arrays).Select(array => new float[tiling.RowsOf(array) * Lanes]).ToArray();
        foreach (var slice in cells.Slices())
            for (var array = 0; array < tiling.Arrays; array++)
                Fill(array, slice, offset);
    }

    public LayerTiling Tiling { get; }

    public ConversionScheme Scheme { get; }

    /// <summary>Columns.</summary>
    public int UsedLanes { get; }

    /// <summary>Columns, rounded up to whole vectors; the rest is 0.</summary>
    public int Lanes { get; }

    /// <summary>Per array [row][lane] in cell steps.</summary>
    public float[][] Arrays { get; }

    private void Fill(int array, CellSlice slice, double offset)
    {
        var (digits, digit, first) = (Tiling.Slicing.Digits, slice.Digit, array * Tiling.ArrayRows);
        for (var output = 0; output < Tiling.Outputs; output++)
            for (var row = 0; row < Tiling.RowsOf(array); row++)
                Arrays[array][row * Lanes + output * digits + digit] = (float)(Scheme == ConversionScheme.Differential
                    ? slice.DifferenceSteps(output, first + row)
                    : slice.CellSteps(output, first + row) + offset);
        for (var row = 0; Scheme == ConversionScheme.Separate && row < Tiling.RowsOf(array); row++)
            Arrays[array][row * Lanes + Tiling.Outputs * digits + digit] = (float)(slice.DummySteps(first + row) + offset);
    }
}
