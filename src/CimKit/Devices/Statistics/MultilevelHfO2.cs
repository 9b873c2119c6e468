using CimKit.Foundation;

namespace CimKit.Devices.Statistics;

/// <summary>HfO₂ RRAM programmed to many levels, 50 to 225 µS: programming error and the shape of its I-V curve.</summary>
/// <remarks>σ = max(0, −0.009107·g + 4.782321) µS. No drift in the source. Source: [Milo2021].</remarks>
public sealed record MultilevelHfO2 : IConductanceModel
{
    /// <inheritdoc/>
    public ConductanceRange Range => new() { Minimum = 50 * Si.Micro, Maximum = 225 * Si.Micro };

    /// <inheritdoc/>
    public CellDrawKinds Draws => CellDrawKinds.Programming;

    /// <inheritdoc/>
    public bool HasDrift => false;

    /// <inheritdoc/>
    public double Program(double target, in CellDraws draws) => Math.Max(0, target + ProgrammingSigma(target) * draws.Programming);

    /// <inheritdoc/>
    public double At(double target, double time, in CellDraws draws) => Program(target, draws);

    /// <summary>0: the source has none.</summary>
    public double ReadSigma(double conductance) => 0;

    /// <summary>Standard deviation of the programming error, in siemens.</summary>
    public double ProgrammingSigma([Unit("S")] double target) =>
        Si.Micro * Math.Max(0, Polynomial.At(target / Si.Micro, 4.782321, -0.009107));

    /// <summary>Current at a read voltage, in amperes: G·V + N₂·V² + N₃·V³.</summary>
    /// <param name="conductance">Above 0; measured from 62.5 to 110 µS, taken as linear above 225 µS.</param>
    /// <param name="voltage">−0.5 to 0.5 V.</param>
    public double Current([Unit("S")] double conductance, [Unit("V")] double voltage)
    {
        Require.InRange(voltage, -0.5, 0.5, "V", nameof(voltage));
        Require.Positive(conductance, "S", nameof(conductance));
        if (conductance > Range.Maximum)
            return conductance * voltage;
        var log = Math.Log10(conductance);
        var second = Polynomial.At(log, 0.007063, 0.005711, 0.001541, 0.0001388);
        var third = Polynomial.At(log, 1.2968e-3, 6.7919e-4, 8.8710e-5);
        return Polynomial.At(voltage, 0, conductance, second, third);
    }

    /// <summary>Name for tables.</summary>
    public override string ToString() => "HfO₂, 50 to 225 µS";
}
