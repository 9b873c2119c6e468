using CimKit.Circuits.Logic;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Training;

/// <summary>Units that shift and add, on either side of the array.</summary>
/// <param name="Cost">Rectangle, energy of an operation, leakage.</param>
/// <param name="Delay">One addition and the register behind it.</param>
internal readonly record struct ShiftAddCost(Cost Cost, double Delay)
{
    /// <summary>Reading overlaps adding; only what a read pulse cannot hide adds up.</summary>
    internal double After(double operations, double readPulse) =>
        Delay == 0 ? 0 : Delay + (operations - 1) * Math.Max(Delay - readPulse, 0);

    internal static ShiftAddCost Of(TechnologyNode node, Clock clock, int units, int bits, int slices, Placement placement)
    {
        var adder = Adder(node, bits, units, placement);
        var register = Register(node, clock, bits + slices, units, placement);
        var (high, wide) = (node.CellHeight, 5 * node.Layout.GatePitch * node.FeatureSize);
        var rectangle = placement.IsUnderColumns
            ? Cost.Rectangle(adder.Height + high + register.Height, placement.Extent)
            : Cost.Rectangle(placement.Extent, adder.Width + wide + register.Width);
        var cost = rectangle with { Energy = adder.Energy + register.Energy, Leakage = adder.Leakage + register.Leakage };
        return new ShiftAddCost(cost, adder.Latency + register.Latency);
    }

    internal static Cost Adder(TechnologyNode node, int bits, int units, Placement placement) => new RippleAdder
    {
        Bits = bits,
        Count = units,
        LoadCapacitance = FlipFlopBank.Inverter(node).Output,
        Placement = placement,
    }.Estimate(node);

    internal static Cost Register(TechnologyNode node, Clock clock, int bits, int units, Placement placement) =>
        new FlipFlopBank { Bits = bits * units, Clock = clock, Placement = placement }.Estimate(node);
}
