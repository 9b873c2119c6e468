using CimKit.Foundation;

namespace CimKit.Devices.Statistics;

/// <summary>Charge-trap (SONOS) cells of 40 nm by their read current: spread that grows over days, read noise, optionally mean drift.</summary>
/// <remarks>
/// The fits are in nanoamperes; a conductance is the current over <see cref="ReadVoltage"/>. σ(I) = A·(1 − e^(−I/B)), one ξ a
/// cell for all times. Days 0 to 5 are measured: between them linear in time; later the spread goes on growing as from day 4 to
/// day 5 and the mean stays. Source: [Agrawal2022].
/// </remarks>
public sealed record Sonos : IConductanceModel
{
    private const double Day = 86400;

    /// <summary>Voltage at which the cell conducts its current; the source gives currents, so the user must say.</summary>
    [Unit("V")]
    public required double ReadVoltage { get; init => field = Require.Positive(value, "V"); }

    /// <summary>True for the mean drift, which is fitted up to 1.8 µA; without it currents reach 3.2 µA.</summary>
    public bool HasMeanDrift { get; init; }

    /// <inheritdoc/>
    public ConductanceRange Range => new() { Minimum = 0, Maximum = (HasMeanDrift ? 1.8 : 3.2) * Si.Micro / ReadVoltage };

    /// <inheritdoc/>
    public CellDrawKinds Draws => CellDrawKinds.Programming;

    /// <inheritdoc/>
    public bool HasDrift => true;

    /// <inheritdoc/>
    public double Program(double target, in CellDraws draws) => At(target, 0, draws);

    /// <inheritdoc/>
    public double At(double target, double time, in CellDraws draws) =>
        Math.Max(0, target + MeanShift(target, time) + Sigma(target, time) * draws.Programming);

    /// <inheritdoc/>
    public double ReadSigma(double conductance) => Siemens(SonosDrift.Saturating(Nanoamperes(conductance), (12.58037, 215.36557)));

    /// <summary>Standard deviation about the mean, in siemens.</summary>
    public double Sigma([Unit("S")] double target, [Unit("s")] double time) =>
        Siemens(SonosDrift.Sigma(Nanoamperes(target), Require.NotNegative(time, "s", nameof(time)) / Day));

    /// <summary>Mean drift, in siemens; 0 without <see cref="HasMeanDrift"/>.</summary>
    public double MeanShift([Unit("S")] double target, [Unit("s")] double time) => HasMeanDrift
        ? Siemens(SonosDrift.Shift(Require.InRange(Nanoamperes(target), 0, 1800.000001, "nA", nameof(target)), Require.NotNegative(time, "s", nameof(time)) / Day))
        : 0;

    /// <summary>Name for tables.</summary>
    public override string ToString() => HasMeanDrift ? "SONOS with mean drift" : "SONOS";

    private double Nanoamperes(double siemens) => siemens * ReadVoltage / Si.Nano;

    private double Siemens(double nanoamperes) => nanoamperes * Si.Nano / ReadVoltage;
}
