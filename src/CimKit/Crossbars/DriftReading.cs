using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Crossbars;

/// <summary>Finds the digital factor that undoes the mean drift of a layer's cells.</summary>
/// <remarks>
/// Every row is driven alone; its output is the shift-added difference to the dummy column or partner, before any converter: a converter
/// whose range fits whole columns cannot resolve one cell, so the calibration is taken to use a finer one.
/// </remarks>
internal static class DriftReading
{
    /// <summary>r₀/r(t) of a layer; 1 if the design does not compensate.</summary>
    public static double Factor(LayerTiling tiling, ArrayDesign design, ProgrammedCells later, SeedTree seeds)
    {
        if (!design.Effects.HasDriftCompensation || design.HasIdealCells || design.Effects.Time == 0)
            return 1;
        var before = new ProgrammedCells(tiling, design with { Effects = design.Effects with { Time = 0 } }, seeds);
        return DriftCompensation.GlobalFactor(Read(tiling, before), Read(tiling, later));
    }

    /// <summary>Shape [rows, outputs], in steps of the weight code.</summary>
    private static double[] Read(LayerTiling tiling, ProgrammedCells cells)
    {
        var readings = new double[tiling.Rows * tiling.Outputs];
        for (var digit = 0; digit < tiling.Slicing.Digits; digit++)
        {
            var weight = Math.ScaleB(1, digit * tiling.Slicing.CellBits);
            for (var row = 0; row < tiling.Rows; row++)
                for (var output = 0; output < tiling.Outputs; output++)
                    readings[row * tiling.Outputs + output] +=
                        weight * (cells.CellSteps(output, row, digit) - cells.SubtractedSteps(output, row, digit));
        }
        return readings;
    }
}
