using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>The weight update of the published training tool, step by step in float32: what its results can be compared with.</summary>
/// <remarks>
/// The device's change is not applied: it is the expected number of smallest steps 1/S(bits) (Q12.7). Momentum is normalised
/// where it is kept (Q12.5); the spread comes once per update. <see cref="CurveUpdate"/> is the physical one. Source: [Peng2021].
/// </remarks>
public sealed record PublishedUpdate
{
    /// <summary>Levels P_max of the device, up and down.</summary>
    public int Levels { get; init => field = Require.InRange(value, 1, 100_000); } = 32;

    /// <summary>Label of potentiation.</summary>
    [Unit("1")]
    public double PotentiationNonlinearity { get; init => field = Require.InRange(value, -9, 9); } = 1.75;

    /// <summary>Label of depression.</summary>
    [Unit("1")]
    public double DepressionNonlinearity { get; init => field = Require.InRange(value, -9, 9); } = 1.46;

    /// <summary>Spread of labels from device to device; one draw moves both (Q12.4).</summary>
    [Unit("1")]
    public double NonlinearitySpread { get; init => field = Require.InRange(value, 0, 10); }

    /// <summary>Spread from update to update as a fraction of the range.</summary>
    [Unit("1")]
    public double CycleToCycleSigma { get; init => field = Require.NotNegative(value); } = 0.003;

    /// <summary>Word length of the weights.</summary>
    [Unit("bit")]
    public int WeightBits { get; init => field = Require.InRange(value, 2, 15, "bit"); } = 5;

    /// <summary>Word length of the steps.</summary>
    [Unit("bit")]
    public int GradientBits { get; init => field = Require.InRange(value, 2, 15, "bit"); } = 5;

    /// <summary>η: part of the range that the largest gradient asks for.</summary>
    [Unit("1")]
    public double GradientScale { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Largest weight, 1 − 1/S(bits).</summary>
    internal float Limit => 1 - MathF.ScaleB(1, 1 - WeightBits);

    /// <summary>Steps 2 to 6: normalises the momentum in place and finds the step of every weight.</summary>
    /// <param name="weights">Weights.</param>
    /// <param name="velocity">Momentum; divided by a power of two near its largest magnitude.</param>
    /// <param name="uniform">Numbers of [0, 1).</param>
    /// <param name="steps">Filled: what is subtracted from the weights.</param>
    /// <param name="labelShifts">Draws of the labels, one per device; empty if all are alike.</param>
    public void Steps(
        ReadOnlySpan<float> weights, Span<float> velocity, ReadOnlySpan<float> uniform, Span<float> steps, ReadOnlySpan<float> labelShifts = default)
    {
        Divide(velocity, Shift(velocity));
        for (var i = 0; i < weights.Length; i++)
        {
            var shift = labelShifts.IsEmpty ? 0 : labelShifts[i];
            var change = weights[i] - Math.Clamp(OnCurve(weights[i], SignedPulses(velocity[i]), shift), -Limit, Limit);
            steps[i] = MathF.Floor(change + uniform[i]) / Scale;
        }
    }

    /// <summary>Steps 7 and 8: subtracts the steps, adds the spread where a step was made, limits the weights.</summary>
    /// <param name="weights">Weights; changed in place.</param>
    /// <param name="steps">Of <see cref="Steps"/>.</param>
    /// <param name="normals">Standard normal numbers.</param>
    public void Apply(Span<float> weights, ReadOnlySpan<float> steps, ReadOnlySpan<float> normals)
    {
        var spread = 2 * (float)CycleToCycleSigma;
        for (var i = 0; i < weights.Length; i++)
        {
            var moved = weights[i] - steps[i] + (steps[i] == 0 ? 0 : spread * normals[i]);
            weights[i] = Math.Clamp(moved, -Limit, Limit);
        }
    }

    /// <summary>σ(max|v|): the power of two nearest to the largest magnitude; 1 for zeros.</summary>
    public static float Shift(ReadOnlySpan<float> velocity)
    {
        var largest = 0f;
        foreach (var value in velocity)
            largest = MathF.Max(largest, MathF.Abs(value));
        return largest == 0 ? 1 : MathF.ScaleB(1, (int)MathF.Round(MathF.Log2(largest), MidpointRounding.ToEven));
    }

    /// <summary>Pulses in the direction of the gradient: rnd(η·v/2·P_max).</summary>
    public float SignedPulses(float velocity) =>
        MathF.Round((float)GradientScale * velocity / 2 * Levels, MidpointRounding.ToEven);

    /// <summary>Position of a weight on the curve of that direction of the gradient; NaN beyond the asymptote (Q12.9).</summary>
    public float Position(float weight, float signedPulses, float labelShift = 0)
    {
        var (a, b) = Curve(signedPulses, labelShift);
        return -a * MathF.Log(1 - (weight + 1) / b);
    }

    /// <summary>The weight after the pulses, neither limited nor rounded.</summary>
    public float OnCurve(float weight, float signedPulses, float labelShift = 0)
    {
        var (a, b) = Curve(signedPulses, labelShift);
        return b * (1 - MathF.Exp(-(Position(weight, signedPulses, labelShift) - signedPulses) / a)) - 1;
    }

    private float Scale => MathF.ScaleB(1, GradientBits - 1);

    /// <summary>A gradient below zero asks for potentiation; everything else, zero included, walks the depression curve.</summary>
    private (float A, float B) Curve(float signedPulses, float labelShift)
    {
        var label = (signedPulses < 0 ? PotentiationNonlinearity : DepressionNonlinearity) + labelShift;
        var a = (float)(Tabulated.A(label) * Levels);
        return (a, 2 / (1 - MathF.Exp(-Levels / a)));
    }

    private static void Divide(Span<float> velocity, float shift)
    {
        foreach (ref var value in velocity)
            value /= shift;
    }
}
