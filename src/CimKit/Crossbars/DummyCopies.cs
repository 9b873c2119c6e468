using CimKit.Designs;
using CimKit.Foundation;
using MathNet.Numerics.Distributions;

namespace CimKit.Crossbars;

/// <summary>Relative errors of the converters' copies of the dummy current, drawn once per chip.</summary>
internal sealed class DummyCopies
{
    private readonly LayerTiling tiling;
    private readonly int columnsPerConverter;
    private readonly double[][] errors;

    /// <param name="tiling">The layer.</param>
    /// <param name="adc">Converters.</param>
    /// <param name="seeds">Node of this chip and layer.</param>
    public DummyCopies(LayerTiling tiling, AdcDesign adc, SeedTree seeds)
    {
        (this.tiling, columnsPerConverter) = (tiling, adc.Errors.ColumnsPerConverter);
        errors = adc.Errors.CopyMismatch == 0 ? [] : Enumerable.Range(0, tiling.Arrays).Select(array =>
        {
            var drawn = new double[(tiling.Outputs * tiling.Slicing.Digits + columnsPerConverter - 1) / columnsPerConverter];
            Normal.Samples(seeds["converter"][array]["copy"].ToRandom(), drawn, 0, adc.Errors.CopyMismatch);
            return drawn;
        }).ToArray();
    }

    /// <summary>Error of the copy that is subtracted from a column.</summary>
    public double Of(int output, int row, int digit) => errors.Length == 0
        ? 0
        : errors[row / tiling.ArrayRows][(output * tiling.Slicing.Digits + digit) / columnsPerConverter];
}
