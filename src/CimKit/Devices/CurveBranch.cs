using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>One direction of a pulse response: G(P) = B·(1 − e^(−P/A)) + G_min for pulse positions P of 0 to P_max.</summary>
/// <remarks>
/// Depression walks the same form toward smaller P. The unit of G is free: siemens, or weights of −1 to 1.
/// Source: [ChenYu2019].
/// </remarks>
public sealed record CurveBranch
{
    /// <summary>Curvature in pulses; positive is fast at the lower end, infinite is linear.</summary>
    [Unit("1")]
    public required double A { get; init; }

    /// <summary>Value at P = 0.</summary>
    [Unit("S")]
    public required double Minimum { get; init; }

    /// <summary>Value at P = P_max.</summary>
    [Unit("S")]
    public required double Maximum { get; init; }

    /// <summary>P_max: pulses from end to end.</summary>
    public required int Pulses { get; init => field = Require.Positive(value); }

    /// <summary>B = (G_max − G_min)/(1 − e^(−P_max/A)); infinite if linear.</summary>
    [Unit("S")]
    public double B => double.IsInfinity(A) ? double.PositiveInfinity : (Maximum - Minimum) / -ExpMinusOne(-Pulses / A);

    /// <summary>The curve at a pulse position.</summary>
    public double At(double position) => double.IsInfinity(A)
        ? Minimum + position / Pulses * (Maximum - Minimum)
        : Minimum - B * ExpMinusOne(-position / A);

    /// <summary>The pulse position of a value: the inverse of <see cref="At"/>; NaN beyond the asymptote.</summary>
    public double Position(double value) => double.IsInfinity(A)
        ? (value - Minimum) / (Maximum - Minimum) * Pulses
        : -A * Math.Log(1 - (value - Minimum) / B);

    /// <summary>The value after <paramref name="pulses"/> more pulses (negative: toward smaller P), not limited to the range.</summary>
    /// <remarks>Closed recurrence G' = G_top − (G_top − G)·e^(−n/A) with G_top = G_min + B: the same numbers as through the position, valid everywhere.</remarks>
    public double Step(double value, double pulses)
    {
        if (double.IsInfinity(A))
            return value + pulses / Pulses * (Maximum - Minimum);
        return value - Gap(value) * ExpMinusOne(-pulses / A);
    }

    /// <summary>Distance to the asymptote, G_top − G, without cancellation at the flat end of a strongly bent curve.</summary>
    private double Gap(double value) => A > 0
        ? Maximum - value + (Maximum - Minimum) / ExpMinusOne(Pulses / A)
        : Minimum - value + B;

    /// <summary>e^x − 1 without cancellation for small x.</summary>
    internal static double ExpMinusOne(double x) =>
        Math.Abs(x) < 1 ? 2 * Math.Exp(x / 2) * Math.Sinh(x / 2) : Math.Exp(x) - 1;
}
