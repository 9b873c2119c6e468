using System.Numerics;
using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Logic;

/// <summary>Units that find the largest value of a window by a tree of comparators.</summary>
/// <remarks>One operation pools one window in every unit. Source: [Peng2019].</remarks>
public sealed record MaxPooling : ICircuit
{
    /// <summary>Width of a value.</summary>
    [Unit("bit")]
    public required int Bits { get; init => field = Require.InRange(value, 1, 64, "bit"); }

    /// <summary>Values of a window.</summary>
    public required int Window { get; init => field = Require.InRange(value, 2, 1 << 16); }

    /// <summary>Number of units.</summary>
    public int Units { get; init => field = Require.InRange(value, 1, 1 << 24); } = 1;

    /// <summary>Capacitance that a result bit drives.</summary>
    [Unit("F")]
    public double LoadCapacitance { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Pace of the unit: a stage takes whole cycles if synchronous.</summary>
    public Clock Clock { get; init; } = Clock.OneGigahertz;

    /// <summary>Where the units lie.</summary>
    public Placement Placement { get; init; }

    /// <summary>Comparators of one unit: the window halved until nothing is left, one more for an odd window.</summary>
    internal int Comparators
    {
        get
        {
            var comparators = Window % 2;
            for (var values = Window; values > 0; values /= 2)
                comparators += values / 2;
            return comparators;
        }
    }

    /// <summary>Comparators in a row.</summary>
    /// <remarks>Reference: the last halving, from one value to none, counts (Q4-20, B11). Corrected: ⌈log₂ window⌉.</remarks>
    internal int Stages(TechnologyNode node) => node.IsReference
        ? BitOperations.Log2((uint)Window) + 1 + Window % 2
        : BitOperations.Log2((uint)(Window - 1)) + 1;

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var inverter = StandardCell.Of(node, Gate.Inverter(node, 2, 2).Enlarged(node));
        var nand = StandardCell.Of(node, Gate.Nand(node, 2, 4, 2).Enlarged(node));
        var nor = StandardCell.Of(node, Gate.Nor(node, 2, 8, 2).Enlarged(node));
        var wide = StandardCell.Of(node, Gate.Nor(node, Bits, 4 * Bits, 2).Enlarged(node));
        var bit = new Comparator { Bits = 1, LoadCapacitance = 2 * inverter.Output }.Estimate(node);
        var unit = Comparators * (Bits * (bit.Area + 5 * inverter.Area) + 7 * inverter.Area + nand.Area + nor.Area + wide.Area);
        var voltage = node.SupplyVoltage;
        var switched = nand.Input + nor.Input + wide.Input + 2 * inverter.Input + 5 * inverter.Output;
        var control = node.Calibration.ControlActivity * voltage * voltage * switched;
        return Placement.Spread(unit * Units, inverter.Height) with
        {
            Latency = Stages(node) * Clock.Rounded(StageDelay(node, inverter, wide, bit.Latency)),
            Energy = Comparators * (double)Units * (control + Bits / 2.0 * bit.Energy),
            Leakage = Comparators * (double)Units * Leaking(node, inverter, bit),
        };
    }

    // Reference: the leakage of one inverter stands for the unit (B12). Corrected: of the inverters and comparators.
    private double Leaking(TechnologyNode node, StandardCell inverter, Cost bit)
    {
        var one = node.SupplyVoltage * inverter.Leakage(node);
        return node.IsReference ? one : Bits * (bit.Leakage + 5 * one) + 7 * one;
    }

    private double StageDelay(TechnologyNode node, StandardCell inverter, StandardCell wide, double bitDelay)
    {
        var gather = Stage.Of(2 * wide.PullDown(node) * (2 * inverter.Input + Bits * inverter.Output), Stage.Step);
        var select = Stage.Of(2 * inverter.PullDown(node) * (inverter.Input + wide.Output), Stage.Step);
        var drive = Stage.Of(2 * inverter.PullDown(node) * (2 * inverter.Input + LoadCapacitance), select.Ramp);
        return Bits / 2.0 * bitDelay + gather.Delay + select.Delay + drive.Delay;
    }
}
