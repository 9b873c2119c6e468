namespace CimKit.Crossbars.Reference;

/// <summary>Drift of stored values as the published simulators apply it, in float32.</summary>
/// <remarks>Source: [Peng2019], [Read2025]. Quirks honoured: Q11.12 (shift by 1), Q11.13 (target without offset), Q11.14 (overshoot), Q11.15.</remarks>
internal sealed record ReferenceRetention(float Time, float Exponent, bool IsFixedDirection, float Target)
{
    /// <summary>No drift.</summary>
    public static ReferenceRetention None { get; } = new(0, 0, true, 0);

    /// <summary>Drift of weights or digits.</summary>
    /// <param name="values">Stored values.</param>
    /// <param name="low">Smallest value, masked entries counted as 0.</param>
    /// <param name="high">Largest value, masked entries counted as 0.</param>
    /// <param name="signs">Directions of −1, 0, 1 if the direction is not fixed.</param>
    public float[] Apply(ReadOnlySpan<float> values, float low, float high, ReadOnlySpan<float> signs = default)
    {
        var drifted = new float[values.Length];
        for (var i = 0; i < drifted.Length; i++)
        {
            var sign = IsFixedDirection ? MathF.Sign((high - low) * Target - values[i]) : signs[i];
            drifted[i] = Math.Clamp((values[i] + 1) * MathF.Pow(Time, Exponent * sign) - 1, low, high);
        }
        return drifted;
    }

    /// <summary>Drift of conductances (later version): the target counts from the smallest one.</summary>
    public float[] ApplyToConductances(ReadOnlySpan<float> siemens)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in siemens)
            (low, high) = (MathF.Min(low, value), MathF.Max(high, value));
        var drifted = siemens.ToArray();
        foreach (ref var value in drifted.AsSpan())
            value = Math.Clamp(value * MathF.Pow(Time, Exponent * MathF.Sign(low + (high - low) * Target - value)), low, high);
        return drifted;
    }
}
