using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Logic;

/// <summary>Registers that pass a value or zero it by its sign: rectified linear units.</summary>
/// <remarks>One operation takes one value in every unit. Source: [Peng2019].</remarks>
public sealed record ReluBank : ICircuit
{
    /// <summary>Number of units.</summary>
    public required int Units { get; init => field = Require.InRange(value, 1, 1 << 24); }

    /// <summary>Width of a value.</summary>
    [Unit("bit")]
    public required int Bits { get; init => field = Require.InRange(value, 1, 1024, "bit"); }

    /// <summary>Pace of the registers.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    /// <summary>Where the units lie; their area is spread over the given side.</summary>
    public Placement Placement { get; init; }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var row = new FlipFlopBank { Bits = Units * Bits, Clock = Clock }.Estimate(node);
        return Placement.Spread(row.Area, row.Height) with
        {
            Latency = row.Latency,
            Energy = row.Energy,
            Leakage = row.Leakage,
        };
    }
}
