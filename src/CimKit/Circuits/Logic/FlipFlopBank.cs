using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Logic;

/// <summary>D flip-flops of twelve minimum inverters each.</summary>
/// <remarks>One operation clocks the whole bank once. Source: [Chen2018]; narrow sheets at 2 and 1 nm: [Lee2024].</remarks>
public sealed record FlipFlopBank : ICircuit
{
    /// <summary>Number of flip-flops.</summary>
    [Unit("bit")]
    public required int Bits { get; init => field = Require.InRange(value, 1, 1 << 28, "bit"); }

    /// <summary>Flip-flops that change; all if null.</summary>
    [Unit("bit")]
    public double? ActiveBits { get; init => field = value is { } bits ? Require.NotNegative(bits, "bit") : null; }

    /// <summary>Share of the capacitance that switches (γ in registers of accumulators).</summary>
    [Unit("1")]
    public double SwitchingActivity { get; init => field = Require.InRange(value, 0, 1); } = 1;

    /// <summary>Pace of the bank.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    /// <summary>Where the bank lies.</summary>
    public Placement Placement { get; init; }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var inverter = Inverter(node);
        var narrow = SheetFactors.Inverter(node).Gate;
        var gates = narrow * (2 * Transistor.GateCapacitance(node, inverter.Gate.NmosWidth)
            + 2 * Transistor.GateCapacitance(node, inverter.Gate.PmosWidth));
        var clocked = 4 * inverter.Load + gates;
        var toggled = 4 * inverter.Output + inverter.Input + inverter.Output + inverter.Load;
        var voltage = node.SupplyVoltage;
        return Placement.Tiled(inverter.Height, 12 * inverter.Width, Bits, nameof(FlipFlopBank)) with
        {
            Latency = Clock.RegisterTime,
            Energy = SwitchingActivity * voltage * voltage
                * (Bits * clocked + Math.Min(ActiveBits ?? Bits, Bits) * toggled),
            Leakage = 8 * Bits * voltage * inverter.Leakage(node) * narrow,
        };
    }

    /// <summary>The minimum inverter a flip-flop is made of; its output is also the drain of a transmission gate.</summary>
    internal static StandardCell Inverter(TechnologyNode node) =>
        StandardCell.Narrow(node, Gate.Inverter(node, 2, 2), SheetFactors.Inverter(node));
}
