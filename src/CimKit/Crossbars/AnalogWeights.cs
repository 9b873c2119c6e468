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
        Arrays = Enumerable.Range(0, tiling.Arrays).Select(array => Fill(array, cells, offset)).ToArray();
    }

    public LayerTiling Tiling { get; }

    public ConversionScheme Scheme { get; }

    /// <summary>Columns.</summary>
    public int UsedLanes { get; }

    /// <summary>Columns, rounded up to whole vectors; the rest is 0.</summary>
    public int Lanes { get; }

    /// <summary>Per array [row][lane] in cell steps.</summary>
    public float[][] Arrays { get; }

    private float[] Fill(int array, ProgrammedCells cells, double offset)
    {
        var digits = Tiling.Slicing.Digits;
        var values = new float[Tiling.RowsOf(array) * Lanes];
        for (var local = 0; local < Tiling.RowsOf(array); local++)
        {
            var row = array * Tiling.ArrayRows + local;
            var lanes = values.AsSpan(local * Lanes, Lanes);
            for (var digit = 0; digit < digits; digit++)
            {
                for (var output = 0; output < Tiling.Outputs; output++)
                    lanes[output * digits + digit] = (float)(Scheme == ConversionScheme.Differential
                        ? cells.DifferenceSteps(output, row, digit)
                        : cells.CellSteps(output, row, digit) + offset);
                if (Scheme == ConversionScheme.Separate)
                    lanes[Tiling.Outputs * digits + digit] = (float)(cells.DummySteps(row, digit) + offset);
            }
        }
        return values;
    }
}
