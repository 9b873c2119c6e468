namespace CimKit.Crossbars.Reference;

/// <summary>Converters of the published simulator in float32: range = data of one call, truncating.</summary>
/// <remarks>Source: [Peng2019]. Quirks honoured: Q11.10 (data-dependent range), Q11.11 (the maximum passes a non-linear converter).</remarks>
internal static class ReferenceAdc
{
    private static readonly float[] Threshold3 = [.02f, .08f, .12f, .18f, .3f, .5f, .7f, 1f];
    private static readonly float[] Level3 = [.01f, .05f, .1f, .15f, .24f, .4f, .6f, .85f];

    private static readonly float[] Threshold4 =
        [.02f, .05f, .08f, .12f, .16f, .2f, .25f, .3f, .35f, .4f, .45f, .5f, .6f, .7f, .85f, 1f];

    private static readonly float[] Level4 =
        [.01f, .035f, .065f, .1f, .14f, .18f, .225f, .275f, .325f, .375f, .425f, .475f, .55f, .65f, .775f, .925f];

    private static readonly float[] Threshold5 =
    [
        .005f, .01f, .015f, .02f, .025f, .03f, .04f, .05f, .06f, .08f, .10f, .12f, .14f, .16f, .18f, .20f,
        .22f, .24f, .26f, .28f, .30f, .35f, .40f, .45f, .50f, .55f, .60f, .65f, .70f, .80f, .90f, 1f,
    ];

    private static readonly float[] Level5 =
    [
        .001f, .003f, .007f, .010f, .015f, .020f, .030f, .040f, .055f, .07f, .09f, .11f, .13f, .15f, .17f, .19f,
        .21f, .23f, .25f, .27f, .29f, .32f, .37f, .42f, .47f, .52f, .57f, .62f, .67f, .75f, .85f, .95f,
    ];

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
        var (thresholds, levels) = bits switch
        {
            3 => (Threshold3, Level3),
            4 => (Threshold4, Level4),
            5 => (Threshold5, Level5),
            _ => ([], []),
        };
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
