using System.Globalization;

namespace CimKit.Devices;

/// <summary>Log-normal spread that keeps the mean: G·exp(s_q·ξ − s_q²/2).</summary>
/// <remarks>What filamentary cells show in the high-resistance state. Source: first principles.</remarks>
public sealed record LogNormalVariation : ProgrammingVariation
{
    /// <summary>Standard deviations of ln G: one for all states, or one per state, off first.</summary>
    public required IReadOnlyList<double> Sigmas { get; init => field = Checked(value, nameof(Sigmas)); }

    /// <inheritdoc/>
    public override bool IsZero => Sigmas.All(sigma => sigma == 0);

    /// <inheritdoc/>
    public override double Program(int state, int states, ConductanceRange range, double normal)
    {
        var sigma = Of(Sigmas, state);
        return range.Conductance(state, states) * Math.Exp(sigma * normal - sigma * sigma / 2);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Problems(int states) => Fits(Sigmas, states, nameof(Sigmas));

    /// <summary>Name for tables.</summary>
    public override string ToString() => IsZero
        ? "no variation"
        : "log-normal, " + string.Join(" / ", Sigmas.Select(sigma => sigma.ToString("G4", CultureInfo.InvariantCulture)));
}
