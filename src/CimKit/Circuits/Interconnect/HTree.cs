using System.Numerics;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Interconnect;

/// <summary>A tree of repeated wires from the middle of a grid of units to every unit.</summary>
/// <remarks>One operation moves <see cref="Bits"/> between root and leaf. Source: [Peng2019], [Peng2021].</remarks>
public sealed record HTree : ICircuit
{
    /// <summary>Rows of units.</summary>
    public required int Rows { get; init => field = Require.InRange(value, 1, 1 << 12); }

    /// <summary>Columns of units.</summary>
    public required int Columns { get; init => field = Require.InRange(value, 1, 1 << 12); }

    /// <summary>Wires of the bus.</summary>
    [Unit("bit")]
    public required int BusWidth { get; init => field = Require.InRange(value, 1, 1 << 24, "bit"); }

    /// <summary>Bits moved in one operation; those of the bus if null.</summary>
    [Unit("bit")]
    public double? Bits { get; init => field = value is { } bits ? Require.NotNegative(bits, "bit") : null; }

    /// <summary>Height of a unit.</summary>
    [Unit("m")]
    public required double UnitHeight { get; init => field = Require.Positive(value, "m"); }

    /// <summary>Width of a unit.</summary>
    [Unit("m")]
    public required double UnitWidth { get; init => field = Require.Positive(value, "m"); }

    /// <summary>Wires that lie above one another.</summary>
    [Unit("1")]
    public double FoldRatio { get; init => field = Require.Positive(value); } = 4;

    /// <summary>Delay given away for smaller repeaters.</summary>
    [Unit("1")]
    public double DelayTolerance { get; init => field = Require.InRange(value, 0, 10); } = 0.1;

    /// <summary>Pace of the bus: a transfer takes whole cycles if synchronous.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    /// <summary>Training in reference fidelity: a resistance that was never set counts as none, in all levels and not only at the root.</summary>
    internal bool ForgetsResistance { get; init; }

    /// <summary>Training in reference fidelity, unless it forgets: what stands at the root for the resistance over length.</summary>
    internal double RootResistance { get; init; }

    /// <summary>Times the wires branch between root and leaf.</summary>
    internal int Levels => BitOperations.Log2((uint)Math.Max(Math.Max(Rows, Columns) - 1, 1)) + (Math.Max(Rows, Columns) > 1 ? 1 : 0);

    /// <summary>Branchings up and down, and the leaf.</summary>
    internal int Stages => 2 * Levels + 1;

    private int Side => 1 << Levels;

    // Training: from the centre column to the nearer edge; inference: half of the side.
    private double MainBus(TechnologyNode node)
    {
        if (!node.IsTraining)
            return Side / 2 * UnitWidth;
        var centre = BitOperations.Log2((uint)Math.Min(Rows, Columns));
        if (Columns - centre < 1)
            centre--;
        return Math.Max(Math.Min(Columns - centre, centre), 0) * UnitWidth;
    }

    /// <summary>Length of all wires below the main bus, and of the main bus.</summary>
    internal double TotalLength(TechnologyNode node)
    {
        var length = MainBus(node);
        for (var level = 1; level <= Levels - 1; level++)
            length += (UnitHeight + UnitWidth) * Side / (1 << (level + 1));
        return length;
    }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var wire = Wire(node);
        var bits = Bits ?? BusWidth;
        return new Cost(
            Area: Area(node, wire),
            Latency: Clock.Rounded(Delay(node, wire)),
            Energy: bits * wire.EnergyPerLength * SwitchedLength(node),
            Leakage: wire.LeakagePerLength * TotalLength(node) * (node.IsTraining ? 1 : bits));
    }

    internal RepeatedWire Wire(TechnologyNode node) => RepeatedWire.Sized(node, DelayTolerance, halves: true);

    /// <summary>Resistance over length of the wires next to the leaves.</summary>
    internal double LastResistance(TechnologyNode node) => IsLate(node)
        ? Previous(node, Levels - 1)
        : node.Wires.RepeatedFor(Levels == 0 ? 0 : UnitWidth * Side / (1 << Levels), node.FeatureSize).ResistancePerLength;

    // Training: the resistance is used before it is refreshed, so a level sees that of the level above (none at the root).
    private static bool IsLate(TechnologyNode node) => node is { IsTraining: true, IsReference: true };

    private double Previous(TechnologyNode node, int level) => ForgetsResistance ? 0
        : level <= 0 ? RootResistance
        : node.Wires.RepeatedFor(UnitWidth * Side / (1 << level), node.FeatureSize).ResistancePerLength;

    // Reference: the channel widens from level to level (B13). Corrected: the bus has one width.
    private double Area(TechnologyNode node, RepeatedWire wire)
    {
        var area = BusWidth * wire.Inverter.Height / FoldRatio * MainBus(node);
        for (var level = 1; level <= Levels - 1; level++)
        {
            var channel = (node.IsReference ? level : 1) * BusWidth / FoldRatio;
            area += 0.5 * channel * Side / (1 << (level + 1))
                * (wire.Inverter.Width * UnitHeight + wire.Inverter.Height * UnitWidth);
        }
        return area;
    }

    private double Delay(TechnologyNode node, RepeatedWire wire)
    {
        var delay = MainBus(node) * wire.DelayPerLength(LastResistance(node));
        for (var level = 0; level <= Levels - 1; level++)
        {
            var vertical = UnitHeight * Side / (1 << (level + 1));
            var horizontal = UnitWidth * Side / (1 << (level + 1));
            if (IsLate(node))
            {
                delay += (vertical + horizontal) * wire.DelayPerLength(Previous(node, level));
                continue;
            }
            delay += vertical * wire.DelayPerLength(node.Wires.RepeatedFor(vertical, node.FeatureSize).ResistancePerLength)
                + horizontal * wire.DelayPerLength(node.Wires.RepeatedFor(horizontal, node.FeatureSize).ResistancePerLength);
        }
        return delay;
    }

    // Reference: half of the path that the delay counts (B1). Corrected: the same path.
    private double SwitchedLength(TechnologyNode node)
    {
        var length = MainBus(node);
        for (var level = 0; level <= Levels - 1; level++)
            length += (UnitHeight + UnitWidth) * Side / (1 << (level + (node.IsReference ? 2 : 1)));
        return length;
    }
}
