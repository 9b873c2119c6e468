using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Crossbars;

/// <summary>Finds the digital factors that undo the mean drift of a layer's cells.</summary>
/// <remarks>
/// Every row is driven alone; its output is the shift-added difference to the dummy column or partner. Before any converter, unless the
/// design says otherwise: a converter whose range fits whole columns hardly resolves one cell. Reads have no noise: they are averaged.
/// </remarks>
/// <param name="tiling">The layer.</param>
/// <param name="design">Cells and compensation.</param>
/// <param name="quantizers">Converters, one per digit; null for ideal ones.</param>
/// <param name="offset">Conductance of the off state in cell steps.</param>
internal sealed class DriftReading(LayerTiling tiling, ArrayDesign design, IConverter[]? quantizers, double offset)
{
    /// <summary>r₀/r(t) of every output; null if the design does not compensate.</summary>
    /// <param name="later">Cells at the time of inference.</param>
    /// <param name="seeds">Node of this chip and layer.</param>
    public double[]? Factors(ProgrammedCells later, SeedTree seeds)
    {
        var effects = design.Effects;
        if (!effects.HasDriftCompensation || effects.IsNone || (effects.Time == 0 && effects.Temperature.IsNone))
            return null;
        var fresh = effects with { Time = 0, Temperature = ConductanceTemperature.None };
        var before = Read(new ProgrammedCells(tiling, design with { Effects = fresh }, seeds));
        var now = Read(later);
        return effects.CompensationScope == CompensationScope.Output
            ? [.. DriftCompensation.OutputFactors(before, now, tiling.Outputs)]
            : [.. Enumerable.Repeat(DriftCompensation.GlobalFactor(before, now), tiling.Outputs)];
    }

    /// <summary>Shape [rows, outputs], in steps of the weight code.</summary>
    private double[] Read(ProgrammedCells cells)
    {
        var readings = new double[tiling.Rows * tiling.Outputs];
        foreach (var slice in cells.Slices())
        {
            var weight = Math.ScaleB(1, slice.Digit * tiling.Slicing.CellBits);
            for (var row = 0; row < tiling.Rows; row++)
                for (var output = 0; output < tiling.Outputs; output++)
                    readings[row * tiling.Outputs + output] +=
                        weight * Difference(slice.Digit, slice.CellSteps(output, row), slice.SubtractedSteps(output, row));
        }
        return readings;
    }

    private double Difference(int digit, double cell, double subtracted)
    {
        if (!design.Effects.HasCompensationThroughAdc || quantizers is null)
            return cell - subtracted;
        var (quantizer, level) = (quantizers[digit], tiling.Cycles.Largest);
        return design.Adc.Scheme == ConversionScheme.Differential
            ? quantizer.Convert(level * (cell - subtracted)) / level
            : (quantizer.Convert(level * (cell + offset)) - quantizer.Convert(level * (subtracted + offset))) / level;
    }
}
