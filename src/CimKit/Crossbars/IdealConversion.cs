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
            var dummy = scheme == ConversionScheme.Differential ? tiling.Slicing.DummyDigit(digit) : 0;
            var shift = scheme == ConversionScheme.Separate ? offset : 0;
            // Differences of fewer rows lie among those of all rows.
            for (var active = scheme == ConversionScheme.Separate ? 0 : tiling.ActiveRows; active <= tiling.ActiveRows; active++)
                for (var sum = 0; sum <= active * (tiling.Slicing.States - 1); sum++)
                    if (!IsSame(quantizers[digit], sum - dummy * active, shift, active))
                        return false;
        }
        return true;
    }

    private static bool IsSame(AdcQuantizer quantizer, int sum, double offset, int active)
    {
        var value = sum + offset * active;
        var position = (sum + (float)offset * active - (float)quantizer.Base) * (float)(1 / quantizer.Step);
        var inside = Math.Min(Math.Max(position, quantizer.MinimumCode), quantizer.MaximumCode);
        var isFloor = quantizer.Rounding == AdcRounding.Floor;
        var code = (int)(isFloor ? MathF.Floor(inside) : MathF.Round(inside, MidpointRounding.ToEven));
        var isBeyond = position < quantizer.MinimumCode - (isFloor ? 0 : 0.5f)
            || position > quantizer.MaximumCode + (isFloor ? 1 : 0.5f);
        return code == quantizer.Code(value) && isBeyond == quantizer.IsSaturated(value);
    }
}
