namespace CimKit.Crossbars.Reference;

/// <summary>Converters of the published simulator in float32: range = data of one call, truncating.</summary>
/// <remarks>Source: [Peng2019]. Quirks honoured: Q11.10 (data-dependent range), Q11.11 (the maximum passes a non-linear converter).</remarks>
internal static class ReferenceAdc
{
    /// <summary>2^bits equal intervals; a value becomes the lower edge of its interval; constant data pass.</summary>
    public static float[] Linear(ReadOnlySpan<float> values, int bits)
    {
        var (low, high) = Range(values);
        var step = (high - low) / (1 << bits);
        var converted = values.ToArray();
        for (var i = 0; i < converted.Length && high > low; i++)
            converted[i] = low + Math.Clamp(MathF.Floor((converted[i] - low) / step), 0, (1 << bits) - 1) * step;
        return converted;
    }

    /// <summary>Published reference tables for 3, 4 and 5 bits; other resolutions pass values unchanged.</summary>
    public static float[] Nonlinear(ReadOnlySpan<float> values, int bits)
    {
        var converted = values.ToArray();
        var (low, high) = Range(values);
        var (exactThresholds, exactLevels) = PublishedReferences.Of(bits);
        var (thresholds, levels) = (exactThresholds.Select(part => (float)part).ToArray(), exactLevels.Select(part => (float)part).ToArray());
        for (var i = 0; i < converted.Length; i++)
        {
            var value = converted[i];
            var interval = Array.FindIndex(thresholds, threshold => value < low + threshold * (high - low));
            if (interval >= 0)
                converted[i] = low + levels[interval] * (high - low);
        }
        return converted;
    }

    private static (float Low, float High) Range(ReadOnlySpan<float> values)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in values)
            (low, high) = (MathF.Min(low, value), MathF.Max(high, value));
        return (low, high);
    }
}
