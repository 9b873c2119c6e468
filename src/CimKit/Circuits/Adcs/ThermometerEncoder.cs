using System.Numerics;
using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Adcs;

/// <summary>Turns the comparators' thermometer code into a binary number, behind each flash ADC.</summary>
/// <remarks>Its switching energy is part of the converter's. Source: [Peng2019]; narrow sheets: [Lee2024].</remarks>
public sealed record ThermometerEncoder : ICircuit
{
    /// <summary>Levels of the converter.</summary>
    public required int Levels { get; init => field = Require.InRange(value, 2, 1 << 12); }

    /// <summary>Number of encoders.</summary>
    public int Count { get; init => field = Require.InRange(value, 1, 1 << 20); } = 1;

    /// <summary>Width of the array.</summary>
    [Unit("m")]
    public required double Width { get; init => field = Require.Positive(value, "m"); }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var bits = BitOperations.Log2((uint)(Levels - 1)) + 1;
        var factors = SheetFactors.Inverter(node);
        var inverter = StandardCell.Narrow(node, Gate.Inverter(node, 2, 2), factors);
        var nand = StandardCell.Narrow(node, Gate.Nand(node, 2, 8, 4), SheetFactors.Nand(node));
        var wide = StandardCell.Of(node, Gate.Nand(node, Levels / 2, 8, 4));
        var leaking = (Levels - 1) * nand.Leakage(node) + bits * wide.Leakage(node)
            + 5 * (Levels - 1) * inverter.Leakage(node) * factors.Gate;
        return Layout(inverter, nand, wide, bits) with
        {
            Latency = Delay(node, inverter, nand, wide),
            Leakage = Count * node.SupplyVoltage * leaking,
        };
    }

    private Cost Layout(StandardCell inverter, StandardCell nand, StandardCell wide, int bits)
    {
        var width = inverter.Width + nand.Width + wide.Width;
        var height = ((inverter.Area + nand.Area) * (Levels - 1) + wide.Area * bits) / width;
        var each = Math.Min((int)Math.Ceiling(Width / width), Count);
        return Cost.Rectangle(height * ((Count + each - 1) / each), Math.Max(Width, width));
    }

    private double Delay(TechnologyNode node, StandardCell inverter, StandardCell nand, StandardCell wide)
    {
        var stack = node.IsGateAllAround ? 1.5 : 1;
        var first = Stage.Of(inverter.PullDown(node) * (inverter.Output + 2 * nand.Input), Stage.Step);
        var second = Stage.Of(2 * stack * nand.PullDown(node) * (nand.Output + Levels / 2 * wide.Input), first.Ramp);
        return first.Delay + second.Delay;
    }
}
