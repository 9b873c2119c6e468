using System.Diagnostics.CodeAnalysis;
using CimKit.Foundation;

namespace CimKit.Devices.Statistics;

/// <summary>Phase-change cells of the HERMES chip with one device for each side of a weight, g_max 10.35 µS.</summary>
/// <remarks>Source: [LeGallo2023].</remarks>
public sealed record HermesPcm : PcmModel
{
    /// <summary>The model at its published g_max and times.</summary>
    [SetsRequiredMembers]
    public HermesPcm() => (Maximum, ReferenceTime, ReadDuration) = (PublishedMaximum, 200, 512 * Si.Nano);

    private protected override double PublishedMaximum => 10.35 * Si.Micro;

    /// <summary>Name for tables.</summary>
    public override string ToString() => $"HERMES PCM, {Si.Format(Maximum, "S")}";

    private protected override double ProgrammingMicrosiemens(double part) =>
        Polynomial.At(part, 0.15781817, 2.32443916, -2.16310839, 0.68841818);

    private protected override double ExponentMeanOf(double part) => HermesPairPcm.Exponent(part);

    private protected override double ExponentSigmaOf(double part) => part < 0.3039
        ? Polynomial.Logarithm(part, -0.0120, -0.0023, 0.0124, 0.04)
        : Polynomial.At(part, 0.0104, 0.0116, -0.0165);

    private protected override double NoiseStrengthOf(double part) => part < 0.1591
        ? Polynomial.Logarithm(part, -0.0078, 0.0038, 0.0179, 0.04)
        : Polynomial.At(part, 0.0088, 0.0768, -0.1352, 0.0664);
}
