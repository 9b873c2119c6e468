using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Interconnect;

/// <summary>A bus over a grid of units: inputs travel along a row, outputs along a column.</summary>
/// <remarks>One operation is one access in and one access out. Source: [Lee2024].</remarks>
public sealed record XyBus : ICircuit
{
    /// <summary>Rows of units.</summary>
    public required int Rows { get; init => field = Require.InRange(value, 1, 1 << 12); }

    /// <summary>Columns of units.</summary>
    public required int Columns { get; init => field = Require.InRange(value, 1, 1 << 12); }

    /// <summary>Wires of the bus.</summary>
    [Unit("bit")]
    public required int BusWidth { get; init => field = Require.InRange(value, 1, 1 << 24, "bit"); }

    /// <summary>Height of a unit.</summary>
    [Unit("m")]
    public required double UnitHeight { get; init => field = Require.Positive(value, "m"); }

    /// <summary>Width of a unit.</summary>
    [Unit("m")]
    public required double UnitWidth { get; init => field = Require.Positive(value, "m"); }

    /// <summary>Height of the unit that the wires are chosen for, where units differ; the unit's own if null.</summary>
    [Unit("m")]
    public double? WiredHeight { get; init => field = value is { } height ? Require.Positive(height, "m") : null; }

    /// <summary>Width of the unit that the wires are chosen for, where units differ; the unit's own if null.</summary>
    [Unit("m")]
    public double? WiredWidth { get; init => field = value is { } width ? Require.Positive(width, "m") : null; }

    /// <summary>Wires that lie above one another.</summary>
    [Unit("1")]
    public double FoldRatio { get; init => field = Require.Positive(value); } = 4;

    /// <summary>Delay given away for smaller repeaters.</summary>
    [Unit("1")]
    public double DelayTolerance { get; init => field = Require.InRange(value, 0, 10); } = 0.1;

    /// <summary>Column where the inputs end.</summary>
    public int LastColumn { get; init => field = Require.InRange(value, 0, 1 << 12); }

    /// <summary>Row where the outputs begin.</summary>
    public int FirstRow { get; init => field = Require.InRange(value, 0, 1 << 12); }

    /// <summary>Accesses that bring inputs.</summary>
    [Unit("1")]
    public double InputAccesses { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>Accesses that take outputs.</summary>
    [Unit("1")]
    public double OutputAccesses { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>Bits of all inputs.</summary>
    [Unit("bit")]
    public double InputBits { get; init => field = Require.NotNegative(value, "bit"); }

    /// <summary>Bits of all outputs.</summary>
    [Unit("bit")]
    public double OutputBits { get; init => field = Require.NotNegative(value, "bit"); }

    /// <summary>Pace of the bus: a transfer takes whole cycles if synchronous.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    private double Horizontal => UnitWidth * LastColumn;

    private double Vertical => UnitHeight * Math.Max(Rows - FirstRow - 1, 0);

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var wire = Wire(node);
        var across = node.Wires.RepeatedFor((WiredWidth ?? UnitWidth) * Columns, node.FeatureSize).ResistancePerLength;
        var channel = BusWidth / FoldRatio;
        return new Cost(
            Area: channel * wire.Inverter.Width * (UnitHeight * Rows) + channel * wire.Inverter.Height * (UnitWidth * Columns),
            Latency: Clock.Rounded(Horizontal * wire.DelayPerLength(across)) * InputAccesses
                + Clock.Rounded(Vertical * wire.DelayPerLength(VerticalResistance(node))) * OutputAccesses,
            Energy: wire.EnergyPerLength * (Horizontal * InputBits + Vertical * OutputBits),
            Leakage: wire.LeakagePerLength * (Horizontal + Vertical) * BusWidth);
    }

    internal RepeatedWire Wire(TechnologyNode node) => RepeatedWire.Sized(node, DelayTolerance, halves: true);

    internal double VerticalResistance(TechnologyNode node) =>
        node.Wires.RepeatedFor((WiredHeight ?? UnitHeight) * Rows, node.FeatureSize).ResistancePerLength;
}
