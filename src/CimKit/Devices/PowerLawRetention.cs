using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>Drift by a power law of time, G = G₀·τ^(±v) with τ = max(t, t₀)/t₀, toward a target or each cell its own way.</summary>
/// <remarks>
/// The limits are those of the device. Toward a target a cell stops there; in a random direction it goes down, stays or goes up
/// (one third each) within the range. The exponent of a cell is |v + σ_v·ξ|. Fits phase change and charge loss; filamentary
/// cells relax toward the middle of their range instead, see <see cref="TableRetention"/>.
/// Source: [Peng2019], law of the published tool; limits, target and drawing once per cell corrected.
/// </remarks>
public sealed record PowerLawRetention : IRetention
{
    /// <summary>Mean exponent v.</summary>
    [Unit("1")]
    public required double Exponent { get; init => field = Require.InRange(value, 0, 10); }

    /// <summary>Spread σ_v of the exponent from cell to cell.</summary>
    [Unit("1")]
    public double ExponentSpread { get; init => field = Require.InRange(value, 0, 10); }

    /// <summary>Where cells drift, as part of the range: 0 is G_min, 1 is G_max; null for a random direction.</summary>
    [Unit("1")]
    public required double? Target { get; init => field = value is { } target ? Require.InRange(target, 0, 1) : null; }

    /// <summary>Time t₀ at which the law begins.</summary>
    [Unit("s")]
    public double ReferenceTime { get; init => field = Require.Positive(value, "s"); } = 1;

    /// <inheritdoc/>
    public CellDrawKinds Draws => (ExponentSpread > 0 ? CellDrawKinds.Drift : CellDrawKinds.None)
        | (Target is null ? CellDrawKinds.Direction : CellDrawKinds.None);

    /// <inheritdoc/>
    public double At(double programmed, ConductanceRange range, double time, in CellDraws draws)
    {
        var growth = Math.Pow(
            Math.Max(Require.NotNegative(time, "s", nameof(time)), ReferenceTime) / ReferenceTime,
            Math.Abs(Exponent + ExponentSpread * draws.Drift));
        if (Target is not { } part)
            return RandomWay(programmed, range, growth, draws.Direction);
        var target = range.Minimum + part * (range.Maximum - range.Minimum);
        return programmed < target ? Math.Min(programmed * growth, target)
            : programmed > target ? Math.Max(programmed / growth, target)
            : programmed;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems() => [];

    /// <summary>Name for tables.</summary>
    public override string ToString() => FormattableString.Invariant($"power law of exponent {Exponent:G4}")
        + (Target is { } part ? FormattableString.Invariant($" toward {100 * part:G4} % of the range") : ", random direction");

    private static double RandomWay(double programmed, ConductanceRange range, double growth, double uniform)
    {
        // A cell that programming left outside the range is not pushed back by drift.
        var (low, high) = (Math.Min(range.Minimum, programmed), Math.Max(range.Maximum, programmed));
        return uniform < 1.0 / 3 ? Math.Max(programmed / growth, low)
            : uniform < 2.0 / 3 ? programmed
            : Math.Min(programmed * growth, high);
    }
}
