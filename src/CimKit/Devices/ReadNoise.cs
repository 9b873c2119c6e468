using System.Globalization;
using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>Normal noise of a single read of a cell, drawn anew at every read: σ² = Absolute² + (Relative·G)².</summary>
/// <remarks>Source: first principles; the two usual forms.</remarks>
public sealed record ReadNoise
{
    /// <summary>Reads without noise.</summary>
    public static ReadNoise None { get; } = new();

    /// <summary>Standard deviation as a fraction of the conductance.</summary>
    [Unit("1")]
    public double Relative { get; init => field = Require.InRange(value, 0, 10); }

    /// <summary>Standard deviation that does not depend on the conductance.</summary>
    [Unit("S")]
    public double Absolute { get; init => field = Require.NotNegative(value, "S"); }

    /// <summary>True if reads are without noise.</summary>
    public bool IsNone => Relative == 0 && Absolute == 0;

    /// <summary>Variance of one read in square siemens.</summary>
    /// <param name="conductance">Conductance of the cell in siemens.</param>
    public double Variance(double conductance) => Absolute * Absolute + Relative * Relative * conductance * conductance;

    /// <summary>Name for tables.</summary>
    public override string ToString() => IsNone ? "no read noise" : string.Join(" and ", Parts());

    private IEnumerable<string> Parts()
    {
        if (Relative > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{100 * Relative:G4} % of the conductance");
        if (Absolute > 0)
            yield return Si.Format(Absolute, "S");
    }
}
