using CimKit.Crossbars;
using CimKit.Designs;
using CimKit.Devices;

namespace CimKit.Tests.Crossbars;

/// <summary>Cells and converters that the kernels are compared on.</summary>
internal static class KernelCase
{
    public static ArrayDesign Design(LayerTiling tiling, double sigma) => new()
    {
        Rows = tiling.ArrayRows, CellBits = tiling.Slicing.CellBits, Cell = ConductanceRange.FromOnResistance(1e5, 10, 16),
        Adc = AdcDesign.Ideal, Variation = new ProportionalVariation { Sigma = sigma },
    };

    public static double OffsetOf(LayerTiling tiling) => (tiling.Slicing.States - 1) / 9.0;

    /// <summary>Steps are irrational, so that no value lies between two codes.</summary>
    public static AdcQuantizer[] Quantizers(LayerTiling tiling, ConversionScheme scheme) =>
        Enumerable.Range(0, tiling.Slicing.Digits).Select(digit => scheme == ConversionScheme.Differential
            ? AdcQuantizer.AroundZero(-tiling.LargestSum / Math.E * (digit + 1), tiling.LargestSum / Math.PI, 4)
            : AdcQuantizer.Between(1 / Math.PI, tiling.LargestSum * Math.E / 3, 5)).ToArray();

    public static AdcTables Tables(LayerTiling tiling, AdcQuantizer[] quantizers, ConversionScheme scheme) =>
        scheme == ConversionScheme.Differential
            ? AdcTables.Differential(tiling, [.. quantizers])
            : AdcTables.Separate(tiling, [.. quantizers.Select(quantizer => ((IConverter)quantizer, (IConverter)quantizer))], OffsetOf(tiling));
}
