using CimKit.Foundation;

namespace CimKit.Devices.Statistics;

/// <summary>ReRAM of conductive metal oxide on HfOx, 8 to 90 µS, one device a weight.</summary>
/// <remarks>
/// Programming error, relaxation of the same mean and spread for all conductances, and slow read noise of
/// 0.0277·log₁₀(g/µS)·√ln((t + t_r)/(2 t_r)) µS of the relaxed conductance; independent of each other. Relaxation begins at
/// one second. Limited to the range. Source: [Falcone2025].
/// </remarks>
public sealed record CmoReRam : IConductanceModel
{
    private const double ReadDuration = 1 * Si.Micro;

    /// <summary>How close programming comes.</summary>
    public CmoAcceptance Acceptance { get; init; } = CmoAcceptance.TwoPercent;

    /// <inheritdoc/>
    public ConductanceRange Range => new() { Minimum = 8 * Si.Micro, Maximum = 90 * Si.Micro };

    /// <inheritdoc/>
    public CellDrawKinds Draws => CellDrawKinds.Programming | CellDrawKinds.Drift | CellDrawKinds.SlowNoise;

    /// <inheritdoc/>
    public bool HasDrift => true;

    /// <inheritdoc/>
    public double Program(double target, in CellDraws draws) => Limit(target + ProgrammingSigma(target) * draws.Programming);

    /// <inheritdoc/>
    public double At(double target, double time, in CellDraws draws)
    {
        var relaxed = Limit(Program(target, draws) + MeanShift(time) + RelaxationSigma(time) * draws.Drift);
        return Limit(relaxed + SlowNoiseSigma(relaxed, time) * draws.SlowNoise);
    }

    /// <summary>0: the read noise of the model is slow and part of <see cref="At"/>.</summary>
    public double ReadSigma(double conductance) => 0;

    /// <summary>Standard deviation of the programming error, in siemens.</summary>
    public double ProgrammingSigma([Unit("S")] double target) => Si.Micro * (Acceptance == CmoAcceptance.TwoPercent
        ? Polynomial.At(target / Si.Micro, 0.0112185391, 0.01129027418)
        : Polynomial.At(target / Si.Micro, 0.00081107, 0.00106879));

    /// <summary>Mean relaxation, in siemens; 0 up to one second.</summary>
    public double MeanShift([Unit("s")] double time) => -0.08900206 * Math.Log(Relaxing(time)) * Si.Micro;

    /// <summary>Spread of relaxation, in siemens.</summary>
    public double RelaxationSigma([Unit("s")] double time) => (0.04201137 * Math.Log(Relaxing(time)) + 0.41183342) * Si.Micro;

    /// <summary>Slow noise accumulated up to a time, in siemens.</summary>
    public double SlowNoiseSigma([Unit("S")] double relaxed, [Unit("s")] double time)
    {
        var growth = Math.Log((Require.NotNegative(time, "s", nameof(time)) + ReadDuration) / (2 * ReadDuration));
        return 0.0277316483 * Math.Log10(relaxed / Si.Micro) * Math.Sqrt(Math.Max(0, growth)) * Si.Micro;
    }

    /// <summary>Name for tables.</summary>
    public override string ToString() => Acceptance == CmoAcceptance.TwoPercent ? "CMO/HfOx, 2 % acceptance" : "CMO/HfOx, 0.2 % acceptance";

    private static double Relaxing(double time) => Math.Max(1, Require.NotNegative(time, "s", nameof(time)));

    private double Limit(double conductance) => Math.Clamp(conductance, Range.Minimum, Range.Maximum);
}
