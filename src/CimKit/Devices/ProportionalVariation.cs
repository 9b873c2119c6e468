using System.Globalization;
using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>Normal spread in proportion to the target: G·(1 + σ·ξ), not below 0.</summary>
/// <remarks>
/// Gives the off state the smallest absolute spread, which flatters multi-bit cells with a small on/off ratio.
/// Source: [Peng2019], the law of the published inference tool.
/// </remarks>
public sealed record ProportionalVariation : ProgrammingVariation
{
    /// <summary>Standard deviation as a fraction of the target.</summary>
    [Unit("1")]
    public required double Sigma { get; init => field = Require.InRange(value, 0, 10); }

    /// <inheritdoc/>
    public override bool IsZero => Sigma == 0;

    /// <inheritdoc/>
    public override double Program(int state, int states, ConductanceRange range, double normal) =>
        Math.Max(0, range.Conductance(state, states) * (1 + Sigma * normal));

    /// <summary>Name for tables.</summary>
    public override string ToString() => Sigma == 0
        ? "no variation"
        : string.Create(CultureInfo.InvariantCulture, $"{100 * Sigma:G4} % of the target");
}
