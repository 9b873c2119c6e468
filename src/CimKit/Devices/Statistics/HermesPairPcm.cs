using System.Diagnostics.CodeAnalysis;
using CimKit.Foundation;

namespace CimKit.Devices.Statistics;

/// <summary>Phase-change cells of the HERMES chip with two parallel devices for each side of a weight, taken as one cell of 20.7 µS.</summary>
/// <remarks>Source: [LeGallo2023].</remarks>
public sealed record HermesPairPcm : PcmModel
{
    /// <summary>The model at its published g_max and times.</summary>
    [SetsRequiredMembers]
    public HermesPairPcm() => (Maximum, ReferenceTime, ReadDuration) = (PublishedMaximum, 300, 512 * Si.Nano);

    private protected override double PublishedMaximum => 20.7 * Si.Micro;

    /// <summary>Name for tables.</summary>
    public override string ToString() => $"HERMES PCM pair, {Si.Format(Maximum, "S")}";

    /// <summary>Mean exponent, the same for both arrangements of the chip.</summary>
    internal static double Exponent(double part) => part < 0.0945
        ? Polynomial.Logarithm(part, -0.0387, -0.0182, 0.072, 0.13)
        : Polynomial.At(part, 0.0736, -0.0126, -0.0436);

    private protected override double ProgrammingMicrosiemens(double part) =>
        Polynomial.At(part, 0.16603222, 4.71806468, -8.48101252, 4.68961419);

    private protected override double ExponentMeanOf(double part) => Exponent(part);

    private protected override double ExponentSigmaOf(double part) => part < 0.3055
        ? Polynomial.Logarithm(part, -0.0117, -0.0057, 0.0091, 0.04)
        : Polynomial.At(part, 0.0073, 0.0093, -0.0118);

    private protected override double NoiseStrengthOf(double part) => part < 0.16
        ? Polynomial.Logarithm(part, -0.0117, -0.0069, 0.015, 0.04)
        : Polynomial.At(part, 0.0123, 0.0211, -0.0280, 0.0069);
}
