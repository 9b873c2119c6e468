using CimKit.Foundation;
using MathNet.Numerics.Distributions;

namespace CimKit.Devices.Statistics;

/// <summary>An error of a normalised conductance n in [0, 1], by magnitude and kind.</summary>
/// <remarks>Source: first principles; the kinds that simulators share.</remarks>
public sealed record GenericError
{
    /// <summary>No error.</summary>
    public static GenericError None { get; } = new() { Kind = GenericErrorKind.Independent, Magnitude = 0 };

    /// <summary>How the error depends on n.</summary>
    public required GenericErrorKind Kind { get; init; }

    /// <summary>m: standard deviation at n = 1; full width of a uniform error.</summary>
    [Unit("1")]
    public required double Magnitude { get; init => field = Require.InRange(value, 0, 10); }

    /// <summary>n with its error for a standard normal number; not limited. Inverse errors have n floored at 10⁻³.</summary>
    public double Disturb(double part, double normal) => Kind == GenericErrorKind.Uniform
        ? part + Magnitude * (Normal.CDF(0, 1, normal) - 0.5)
        : part + Sigma(part) * normal;

    /// <summary>Standard deviation at n.</summary>
    public double Sigma(double part) => Kind switch
    {
        GenericErrorKind.Proportional => Magnitude * part,
        GenericErrorKind.Inverse => Magnitude / Math.Max(part, 1e-3),
        GenericErrorKind.Uniform => Magnitude / Math.Sqrt(12),
        _ => Magnitude,
    };
}
