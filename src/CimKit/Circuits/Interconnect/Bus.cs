using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Interconnect;

/// <summary>Parallel repeated wires over a row or a column of units; over the arrays, so without area.</summary>
/// <remarks>One operation moves <see cref="Bits"/> over the whole length. Source: [Peng2019].</remarks>
public sealed record Bus : ICircuit
{
    /// <summary>Which way it runs.</summary>
    public required BusDirection Direction { get; init; }

    /// <summary>Units along the direction.</summary>
    public required int Units { get; init => field = Require.InRange(value, 1, 1 << 16); }

    /// <summary>Units across the direction; training counts them in the leakage.</summary>
    public int CrossUnits { get; init => field = Require.InRange(value, 1, 1 << 16); } = 1;

    /// <summary>Size of a unit along the direction.</summary>
    [Unit("m")]
    public required double UnitLength { get; init => field = Require.Positive(value, "m"); }

    /// <summary>Bits moved in one operation.</summary>
    [Unit("bit")]
    public required double Bits { get; init => field = Require.NotNegative(value, "bit"); }

    /// <summary>Share of the wires that change; null for 0.18 of inputs and 0.5 of outputs; all in training.</summary>
    [Unit("1")]
    public double? ToggleRate { get; init => field = value is { } rate ? Require.InRange(rate, 0, 1) : null; }

    /// <summary>Delay given away for smaller repeaters.</summary>
    [Unit("1")]
    public double DelayTolerance { get; init => field = Require.InRange(value, 0, 10); }

    /// <summary>Pace of the bus: a transfer takes whole cycles if synchronous.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    /// <summary>Length of a wire.</summary>
    [Unit("m")]
    public double Length => UnitLength * (Units - 1);

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var wire = Wire(node);
        var toggles = node.IsTraining ? 1 : ToggleRate ?? (Direction == BusDirection.Horizontal ? 0.18 : 0.5);
        return new Cost(
            Area: 0,
            Latency: Clock.Rounded(Length * wire.DelayPerLength(node.Wires.Cell.ResistancePerLength)),
            Energy: Length * wire.EnergyPerLength * toggles * Bits,
            Leakage: wire.LeakagePerLength * Length * (node.IsTraining ? Units + CrossUnits : Bits));
    }

    internal RepeatedWire Wire(TechnologyNode node) => RepeatedWire.Sized(node, DelayTolerance, halves: false);
}
