using System.Diagnostics.CodeAnalysis;
using CimKit.Foundation;

namespace CimKit.Devices.Statistics;

/// <summary>Phase-change memory measured on a million cells of a 90 nm chip, g_max 25 µS.</summary>
/// <remarks>Source: [Nandakumar2019], [Joshi2020].</remarks>
public sealed record ProjectedPcm : PcmModel
{
    /// <summary>The model at its published g_max and times.</summary>
    [SetsRequiredMembers]
    public ProjectedPcm() => (Maximum, ReferenceTime, ReadDuration) = (PublishedMaximum, 20, 250 * Si.Nano);

    private protected override double PublishedMaximum => 25 * Si.Micro;

    /// <summary>Name for tables.</summary>
    public override string ToString() => $"PCM, {Si.Format(Maximum, "S")}";

    private protected override double ProgrammingMicrosiemens(double part) => Polynomial.At(part, 0.26348, 1.9650, -1.1731);

    private protected override double ExponentMeanOf(double part) => Polynomial.Logarithm(part, -0.0155, 0.0244, 0.049, 0.1);

    private protected override double ExponentSigmaOf(double part) => Polynomial.Logarithm(part, -0.0125, -0.0059, 0.008, 0.045);

    private protected override double NoiseStrengthOf(double part) => Math.Min(0.2, 0.0088 / Math.Max(Math.Pow(part, 0.65), 1e-3));
}
