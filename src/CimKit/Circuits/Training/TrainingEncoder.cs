using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Training;

/// <summary>Encoder of a flash ADC in the training edition.</summary>
internal static class TrainingEncoder
{
    internal static Cost Of(TechnologyNode node, int levels, int count, Placement placement)
    {
        var bits = (int)Math.Ceiling(Math.Log2(levels));
        var inverter = StandardCell.Of(node, Gate.Inverter(node, 2, 2));
        var nand = StandardCell.Of(node, Gate.Nand(node, 2, 4, 2));
        var wide = StandardCell.Of(node, Gate.Nand(node, levels / 2, 4, 2));
        var first = Stage.Of(2 * inverter.PullDown(node) * (inverter.Output + 2 * nand.Input), Stage.Step);
        var second = Stage.Of(nand.PullUp(node) * (nand.Output + levels / 2 * wide.Input), first.Ramp);
        var leaking = (levels + bits) * (inverter.Leakage(node) + nand.Leakage(node)) + bits * wide.Leakage(node);
        var width = 2 * inverter.Width + nand.Width + wide.Width;
        var height = inverter.Height * (levels - 1);
        return Layout(placement, height, width, count) with
        {
            Latency = first.Delay + second.Delay,
            Energy = count * node.SupplyVoltage * node.SupplyVoltage * ((levels + bits) * (inverter.Load + nand.Load) + bits * wide.Load),
            Leakage = count * node.SupplyVoltage * leaking,
        };
    }

    private static Cost Layout(Placement placement, double height, double width, int count)
    {
        if (placement.IsUnderColumns)
        {
            var each = Math.Min((int)Math.Ceiling(placement.Extent / width), count);
            return Cost.Rectangle(height * ((count + each - 1) / each), Math.Max(placement.Extent, width));
        }
        var stacked = Math.Min((int)Math.Ceiling(placement.Extent / height), count);
        return Cost.Rectangle(Math.Max(placement.Extent, height), width * ((count + stacked - 1) / stacked));
    }
}
