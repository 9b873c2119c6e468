using CimKit.Foundation;

namespace CimKit.Devices.Statistics;

/// <summary>Phase-change cells: programming error, drift with an exponent of its own in every cell, and 1/f noise that grows with time.</summary>
/// <remarks>
/// g_P = max(0, g_T + σ_P·ξ); ν = |μ_ν + σ_ν·ξ'|; g_D = g_P·((t + t_c)/t_c)^−ν; g = max(0, g_D + g_D·Q·√ln((t + t_c + t_r)/(2 t_r))·ξ'').
/// Only σ_P scales with another g_max. The 1/f noise is one number per cell and evaluation time: its power lies far below the
/// duration of an inference. Source: [Nandakumar2019], [Joshi2020].
/// </remarks>
public abstract record PcmModel : IConductanceModel
{
    private const double SmallestPart = 1e-7;

    private protected PcmModel()
    {
    }

    /// <summary>Largest conductance g_max.</summary>
    [Unit("S")]
    public required double Maximum { get; init => field = Require.Positive(value, "S"); }

    /// <summary>Factor on the programming error.</summary>
    [Unit("1")]
    public double ProgrammingScale { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>Factor on the drift exponents.</summary>
    [Unit("1")]
    public double DriftScale { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>Factor on the 1/f noise.</summary>
    [Unit("1")]
    public double ReadScale { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>Time t_c from programming to the reading the fit counts from.</summary>
    [Unit("s")]
    public required double ReferenceTime { get; init => field = Require.Positive(value, "s"); }

    /// <summary>Duration t_r of a read.</summary>
    [Unit("s")]
    public required double ReadDuration { get; init => field = Require.Positive(value, "s"); }

    /// <inheritdoc/>
    public ConductanceRange Range => new() { Minimum = 0, Maximum = Maximum };

    /// <inheritdoc/>
    public CellDrawKinds Draws => CellDrawKinds.Programming | CellDrawKinds.Drift | CellDrawKinds.SlowNoise;

    /// <inheritdoc/>
    public bool HasDrift => true;

    /// <inheritdoc/>
    public double Program(double target, in CellDraws draws) =>
        Math.Max(0, target + ProgrammingScale * ProgrammingSigma(target) * draws.Programming);

    /// <inheritdoc/>
    public double At(double target, double time, in CellDraws draws)
    {
        var programmed = Program(target, draws);
        var exponent = DriftScale * Math.Abs(ExponentMean(target) + ExponentSigma(target) * draws.Drift);
        var drifted = programmed * DriftFactor(exponent, time);
        return Math.Max(0, drifted * (1 + ReadScale * RelativeNoise(programmed, time) * draws.SlowNoise));
    }

    /// <summary>0: the 1/f noise is part of <see cref="At"/>.</summary>
    public double ReadSigma(double conductance) => 0;

    /// <summary>Standard deviation of the programming error, in siemens.</summary>
    public double ProgrammingSigma([Unit("S")] double target) =>
        Maximum / PublishedMaximum * Si.Micro * ProgrammingMicrosiemens(Part(target));

    /// <summary>Mean drift exponent μ_ν.</summary>
    public double ExponentMean([Unit("S")] double target) => ExponentMeanOf(Part(target));

    /// <summary>Spread σ_ν of the drift exponent.</summary>
    public double ExponentSigma([Unit("S")] double target) => ExponentSigmaOf(Part(target));

    /// <summary>Strength Q of the 1/f noise of a programmed conductance.</summary>
    public double NoiseStrength([Unit("S")] double programmed) => NoiseStrengthOf(Part(programmed));

    /// <summary>((t + t_c)/t_c)^−ν.</summary>
    public double DriftFactor([Unit("1")] double exponent, [Unit("s")] double time) =>
        Math.Pow((Require.NotNegative(time, "s", nameof(time)) + ReferenceTime) / ReferenceTime, -exponent);

    /// <summary>Standard deviation of the accumulated 1/f noise as part of the conductance: Q·√ln((t + t_c + t_r)/(2 t_r)).</summary>
    public double RelativeNoise([Unit("S")] double programmed, [Unit("s")] double time) =>
        NoiseStrength(programmed) * Math.Sqrt(Math.Log((time + ReferenceTime + ReadDuration) / (2 * ReadDuration)));

    /// <summary>g_max of the published fit in siemens.</summary>
    private protected abstract double PublishedMaximum { get; }

    private protected abstract double ProgrammingMicrosiemens(double part);

    private protected abstract double ExponentMeanOf(double part);

    private protected abstract double ExponentSigmaOf(double part);

    private protected abstract double NoiseStrengthOf(double part);

    private double Part(double conductance) => Math.Max(SmallestPart, conductance / Maximum);
}
