using CimKit.Designs;

namespace CimKit.Crossbars;

/// <summary>Whether the converters of the fast kernel, in float32, give every sum of ideal cells the code they should.</summary>
/// <remarks>They differ at most where a sum lies between two codes to the last digit; such a layer runs on tables.</remarks>
internal static class IdealConversion
{
    /// <summary>True if every sum that a column can have gets the code of the quantiser.</summary>
    public static bool IsExact(LayerTiling tiling, AdcQuantizer[] quantizers, ConversionScheme scheme, double offset)
    {
        for (var digit = 0; digit < quantizers.Length; digit++)
        {
            var isExact = scheme == ConversionScheme.Separate
                ? AreColumnsExact(tiling, quantizers[digit], offset)
                : AreDifferencesExact(tiling, quantizers[digit], digit);
            if (!isExact)
                return false;
        }
        return true;
    }

    private static bool AreDifferencesExact(LayerTiling tiling, AdcQuantizer quantizer, int digit)
    {
        var converter = new LinearConverter(quantizer, 0);
        var (smallest, largest) = tiling.Slicing.Differences(digit);
        for (var difference = smallest * tiling.ActiveRows; difference <= largest * tiling.ActiveRows; difference++)
            if (!IsSame(quantizer, converter, difference, 0, 0))
                return false;
        return true;
    }

    private static bool AreColumnsExact(LayerTiling tiling, AdcQuantizer quantizer, double offset)
    {
        var converter = new LinearConverter(quantizer, offset);
        for (var active = 0; active <= tiling.ActiveRows; active++)
            for (var sum = 0; sum <= active * (tiling.Slicing.States - 1); sum++)
                if (!IsSame(quantizer, converter, sum, offset, active))
                    return false;
        return true;
    }

    private static bool IsSame(AdcQuantizer quantizer, LinearConverter converter, int sum, double offset, int active)
    {
        var value = sum + offset * active;
        return converter.Convert(sum, active) == (quantizer.Code(value), quantizer.IsSaturated(value));
    }
}
