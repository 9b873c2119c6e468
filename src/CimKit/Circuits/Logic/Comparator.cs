using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Logic;

/// <summary>Comparators of two numbers, from the most significant bit down.</summary>
/// <remarks>One operation compares once in every active comparator. Source: [Peng2019].</remarks>
public sealed record Comparator : ICircuit
{
    /// <summary>Width of the numbers.</summary>
    [Unit("bit")]
    public required int Bits { get; init => field = Require.InRange(value, 1, 1024, "bit"); }

    /// <summary>Number of comparators.</summary>
    public int Count { get; init => field = Require.InRange(value, 1, 1 << 24); } = 1;

    /// <summary>Comparators that work in one operation; all if null.</summary>
    [Unit("1")]
    public double? ActiveCount { get; init => field = value is { } count ? Require.NotNegative(count) : null; }

    /// <summary>Capacitance that the result drives.</summary>
    [Unit("F")]
    public double LoadCapacitance { get; init => field = Require.NotNegative(value, "F"); }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var inverter = StandardCell.Of(node, Gate.Inverter(node, 2, 2).Enlarged(node));
        var nand2 = StandardCell.Of(node, Gate.Nand(node, 2, 4, 2).Enlarged(node));
        var nand3 = StandardCell.Of(node, Gate.Nand(node, 3, 6, 2).Enlarged(node));
        var voltage = node.SupplyVoltage;
        var area = Bits * (4 * inverter.Area + 4 * nand2.Area + 3 * nand3.Area);
        var switched = 4 * inverter.Load + 4 * nand2.Load + 3 * nand3.Load;
        var leaking = 4 * inverter.Leakage(node) + 4 * nand2.Leakage(node) + 3 * nand3.Leakage(node);
        return new Cost(
            Area: area * Count,
            Latency: Delay(node, nand2, nand3),
            Energy: node.Calibration.ControlActivity * voltage * voltage * Bits * Math.Min(ActiveCount ?? Count, Count) * switched,
            Leakage: Bits * (double)Count * voltage * leaking);
    }

    // Reference: for one bit the pair in the middle is subtracted (Q4-20, B10). Corrected: one bit has one pair.
    private double Delay(TechnologyNode node, StandardCell nand2, StandardCell nand3)
    {
        var fall = 2 * nand2.PullDown(node);
        var rise = nand3.PullUp(node);
        var toNand3 = fall * (nand2.Output + nand3.Input);
        var toNand2 = rise * (nand3.Output + nand2.Input);
        var toLoad = rise * (nand3.Output + LoadCapacitance);
        var firstFall = Stage.Of(toNand3, Stage.Step);
        if (Bits == 1 && !node.IsReference)
            return firstFall.Delay + Stage.Of(toLoad, firstFall.Ramp).Delay;
        var firstRise = Stage.Of(toNand2, firstFall.Ramp);
        var middleFall = Stage.Of(toNand3, firstRise.Ramp);
        var middleRise = Stage.Of(toNand2, middleFall.Ramp);
        var lastFall = Stage.Of(toNand3, middleRise.Ramp);
        var lastRise = Stage.Of(toLoad, lastFall.Ramp);
        return firstFall.Delay + firstRise.Delay + (Bits - 2) * (middleFall.Delay + middleRise.Delay)
            + lastFall.Delay + lastRise.Delay;
    }
}
