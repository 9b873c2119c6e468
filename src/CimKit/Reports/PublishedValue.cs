using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>A published number beside ours.</summary>
/// <param name="Quantity">What it is.</param>
/// <param name="Unit">Unit of both, without prefix.</param>
/// <param name="Published">The published number.</param>
/// <param name="Ours">The number of this kit.</param>
public sealed record PublishedValue(
    string Quantity, string Unit, [property: Unit("any")] double Published, [property: Unit("any")] double Ours)
{
    /// <summary>Where it was published, for example <c>[Lee2024], Table I</c>; empty if the title says so.</summary>
    public string Source { get; init; } = "";

    /// <summary>Deviation of ours, in percent of the published number; not a number where that is 0 and ours is not.</summary>
    [Unit("%")]
    public double Error => Ours == Published ? 0 : Published == 0 ? double.NaN : 100 * (Ours / Published - 1);
}
