using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>Pulses that write a cell.</summary>
/// <remarks>Source: [Peng2021].</remarks>
public sealed record WriteDesign
{
    /// <summary>Length of a pulse.</summary>
    [Unit("s")]
    public double PulseWidth { get; init => field = Require.Positive(value, "s"); } = 50 * Si.Nano;

    /// <summary>Pulses from the lowest to the highest conductance.</summary>
    public int PotentiationLevels { get; init => field = Require.Positive(value); } = 60;

    /// <summary>Pulses from the highest to the lowest conductance.</summary>
    public int DepressionLevels { get; init => field = Require.Positive(value); } = 60;

    /// <summary>Capacitance of the gate of a ferroelectric transistor.</summary>
    [Unit("F")]
    public double FerroelectricGate { get; init => field = Require.NotNegative(value, "F"); } = 2.1717e-18;

    /// <summary>Saturation polarisation of a ferroelectric transistor.</summary>
    [Unit("C/m²")]
    public double Polarization { get; init => field = Require.NotNegative(value, "C/m²"); } = 0.2;

    /// <summary>Pulses over the whole range; the larger of both directions.</summary>
    public int Levels => Math.Max(PotentiationLevels, DepressionLevels);
}
