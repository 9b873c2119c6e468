using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>How write pulses change the conductance of a cell: up (potentiation) and down (depression).</summary>
/// <remarks>Source: [ChenYu2019]; the spread of n pulses from independent pulses, first principles.</remarks>
/// <example><code>var up = AgASi.Create().Curve!.PotentiationCurve();</code></example>
public sealed record UpdateCurve
{
    /// <summary>Smallest conductance.</summary>
    [Unit("S")]
    public required double Minimum { get; init => field = Require.NotNegative(value, "S"); }

    /// <summary>Largest conductance.</summary>
    [Unit("S")]
    public required double Maximum { get; init => field = Require.Positive(value, "S"); }

    /// <summary>Potentiation pulses from end to end.</summary>
    public required int PotentiationPulses { get; init => field = Require.Positive(value); }

    /// <summary>Depression pulses from end to end.</summary>
    public required int DepressionPulses { get; init => field = Require.Positive(value); }

    /// <summary>Label of potentiation; positive is fast at the start, 0 linear.</summary>
    [Unit("1")]
    public required double PotentiationNonlinearity { get; init => field = Require.InRange(value, -10, 10); }

    /// <summary>Label of depression; negative is fast at the start; equal to the other label means the curve is retraced.</summary>
    [Unit("1")]
    public required double DepressionNonlinearity { get; init => field = Require.InRange(value, -10, 10); }

    /// <summary>Spread of one pulse as a fraction of <see cref="Maximum"/> − <see cref="Minimum"/>.</summary>
    [Unit("1")]
    public double CycleToCycleSigma { get; init => field = Require.NotNegative(value); }

    /// <summary>Corrected: curvature by the closed form; Reference: by the published table.</summary>
    public Fidelity Fidelity { get; init; } = Fidelity.Corrected;

    /// <summary>Distance of the two labels: 0 if depression retraces potentiation.</summary>
    [Unit("1")]
    public double Asymmetry => Math.Abs(PotentiationNonlinearity - DepressionNonlinearity);

    /// <summary>The potentiation branch.</summary>
    public CurveBranch Potentiation => Branch(PotentiationNonlinearity, PotentiationPulses);

    /// <summary>The depression branch; it is walked toward smaller pulse positions.</summary>
    public CurveBranch Depression => Branch(DepressionNonlinearity, DepressionPulses);

    /// <summary>Conductance after <paramref name="pulses"/> pulses (negative: depression), limited to the range; no spread.</summary>
    public double Apply([Unit("S")] double conductance, int pulses) =>
        Math.Clamp((pulses >= 0 ? Potentiation : Depression).Step(conductance, pulses), Minimum, Maximum);

    /// <summary>The same with the spread of the published law, added once after all pulses and limited to the range.</summary>
    /// <param name="conductance">Before.</param>
    /// <param name="pulses">Number of pulses; negative for depression.</param>
    /// <param name="normal">A standard normal number.</param>
    public double Apply([Unit("S")] double conductance, int pulses, [Unit("1")] double normal) =>
        Math.Clamp(Apply(conductance, pulses) + Spread(pulses) * normal, Minimum, Maximum);

    /// <summary>Pulses that change the conductance by a part of the range if the response were linear; half a pulse rounds away from 0.</summary>
    /// <param name="part">−1 to 1.</param>
    public int PulsesFor([Unit("1")] double part)
    {
        Require.InRange(part, -1, 1, name: nameof(part));
        var pulses = part >= 0 ? PotentiationPulses : DepressionPulses;
        return Math.Sign(part) * (int)Math.Floor(Math.Abs(part) * pulses + 0.5);
    }

    /// <summary>Conductances from <see cref="Minimum"/> upward after 0, 1, … <see cref="PotentiationPulses"/> pulses.</summary>
    public IReadOnlyList<double> PotentiationCurve() => Walk(Minimum, 1, PotentiationPulses);

    /// <summary>Conductances from <see cref="Maximum"/> downward after 0, 1, … <see cref="DepressionPulses"/> pulses.</summary>
    public IReadOnlyList<double> DepressionCurve() => Walk(Maximum, -1, DepressionPulses);

    /// <summary>Standard deviation after n pulses by the published law σ·√n·(G_max − G_min).</summary>
    public double Spread(int pulses) => CycleToCycleSigma * Math.Sqrt(Math.Abs((double)pulses)) * (Maximum - Minimum);

    /// <summary>Standard deviation after n pulses with independent noise in every pulse, away from the limits.</summary>
    /// <param name="pulses">Number of pulses; negative for depression.</param>
    /// <remarks>With ρ = e^(−sgn(n)/A): σ²·(1 − ρ^(2|n|))/(1 − ρ²), since the recurrence is linear.</remarks>
    public double ExactSpread(int pulses)
    {
        var branch = pulses >= 0 ? Potentiation : Depression;
        if (double.IsInfinity(branch.A) || pulses == 0)
            return Spread(pulses);
        var exponent = -2.0 * Math.Sign(pulses) / branch.A;
        var growth = CurveBranch.ExpMinusOne(exponent * Math.Abs(pulses)) / CurveBranch.ExpMinusOne(exponent);
        return CycleToCycleSigma * Math.Sqrt(growth) * (Maximum - Minimum);
    }

    /// <summary>Everything that is wrong; empty if the curve can be used.</summary>
    public IReadOnlyList<string> Problems() =>
        Maximum > Minimum ? [] : [$"Maximum must be greater than Minimum, {Minimum:G6} S; got {Maximum:G6} S."];

    private CurveBranch Branch(double label, int pulses) => new()
    {
        A = (Fidelity == Fidelity.Reference ? Nonlinearity.TabulatedA(label) : Nonlinearity.NormalizedA(label)) * pulses,
        Minimum = Minimum,
        Maximum = Maximum,
        Pulses = pulses,
    };

    private double[] Walk(double start, int direction, int pulses)
    {
        InvalidDesignException.ThrowIfAny(nameof(UpdateCurve), Problems());
        return Enumerable.Range(0, pulses + 1).Select(count => Apply(start, direction * count)).ToArray();
    }
}
