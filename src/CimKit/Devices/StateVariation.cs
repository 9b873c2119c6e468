using System.Globalization;

namespace CimKit.Devices;

/// <summary>Normal spread that belongs to the state: G + σ_q·(G_max − G_min)·ξ, not below 0.</summary>
/// <remarks>Source: first principles; the form measured tables are given in.</remarks>
public sealed record StateVariation : ProgrammingVariation
{
    /// <summary>Standard deviations as fractions of G_max − G_min: one for all states, or one per state, off first.</summary>
    public required IReadOnlyList<double> Sigmas { get; init => field = Checked(value, nameof(Sigmas)); }

    /// <inheritdoc/>
    public override bool IsZero => Sigmas.All(sigma => sigma == 0);

    /// <inheritdoc/>
    public override double Program(int state, int states, ConductanceRange range, double normal) =>
        Math.Max(0, range.Conductance(state, states) + Of(Sigmas, state) * (range.Maximum - range.Minimum) * normal);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Problems(int states) => Fits(Sigmas, states, nameof(Sigmas));

    /// <summary>Name for tables.</summary>
    public override string ToString() => IsZero
        ? "no variation"
        : string.Join(" / ", Sigmas.Select(sigma => (100 * sigma).ToString("G4", CultureInfo.InvariantCulture))) + " % of the range";
}
