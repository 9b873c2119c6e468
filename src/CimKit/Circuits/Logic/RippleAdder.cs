using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Logic;

/// <summary>Adders in which the carry ripples through nine NAND gates a bit.</summary>
/// <remarks>One operation adds once in every active adder. Source: [Chen2018]; narrow sheets at 2 and 1 nm: [Lee2024].</remarks>
public sealed record RippleAdder : ICircuit
{
    /// <summary>Width of each operand.</summary>
    [Unit("bit")]
    public required int Bits { get; init => field = Require.InRange(value, 1, 1024, "bit"); }

    /// <summary>Number of adders.</summary>
    public int Count { get; init => field = Require.InRange(value, 1, 1 << 26); } = 1;

    /// <summary>Adders that work in one operation; all if null.</summary>
    [Unit("1")]
    public double? ActiveCount { get; init => field = value is { } count ? Require.NotNegative(count) : null; }

    /// <summary>Capacitance that a sum bit drives.</summary>
    [Unit("F")]
    public double LoadCapacitance { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Slope at the inputs.</summary>
    [Unit("1/s")]
    public double InputRamp { get; init => field = Require.Positive(value, "1/s"); } = Stage.Step;

    /// <summary>Where the adders lie.</summary>
    public Placement Placement { get; init; }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var nand = Nand(node);
        var voltage = node.SupplyVoltage;
        var (input, output) = (nand.Input, nand.Output);
        var switched = 14 * input + 7 * output + (Bits - 1) * (13 * input + 7 * output);
        return Layout(node, nand) with
        {
            Latency = Delay(node, nand),
            Energy = node.Calibration.AdderActivity * voltage * voltage * Math.Min(ActiveCount ?? Count, Count) * switched,
            Leakage = 9 * Bits * (double)Count * voltage * Leaking(node, nand).Leakage(node),
        };
    }

    /// <summary>The enlarged NAND of every bit.</summary>
    internal static StandardCell Nand(TechnologyNode node) =>
        StandardCell.Narrow(node, Gate.Nand(node, 2, 4, 2).Enlarged(node), SheetFactors.Nand(node));

    /// <summary>Area of the nine NAND gates of one bit.</summary>
    internal static double BitArea(StandardCell nand) => 9 * nand.Width * nand.Height;

    private static Gate Leaking(TechnologyNode node, StandardCell nand) =>
        node.IsGateAllAround ? Gate.Nand(node, 2, 2, 2) : nand.Gate;

    // Reference: adders that do not fit the given side have no area (Q4-21). Corrected: refused.
    private Cost Layout(TechnologyNode node, StandardCell nand)
    {
        var size = Placement.IsBesideRows ? nand.Height : 9 * nand.Width;
        if (node.IsTraining && Placement.IsUnderColumns)
            return WholeRows(nand);
        if (node.IsTraining && Placement.IsBesideRows)
            return Placement.Tiled(nand.Height, 9 * nand.Width * Bits, Count, nameof(RippleAdder));
        if (Placement.Extent == 0 || size <= Placement.Extent)
            return Placement.Spread(9 * nand.Width * nand.Height * Bits * Count, nand.Height);
        if (node.IsReference)
            return Cost.None;
        throw new InvalidDesignException(nameof(RippleAdder), [FormattableString.Invariant(
            $"{nameof(Placement)} must be at least {size:G4} m long for one bit of an adder; got {Placement.Extent:G4} m.")]);
    }

    // Training: every bit is a row group of its own.
    private Cost WholeRows(StandardCell nand) => Placement.Tiled(Bits * nand.Height, 9 * nand.Width, Count, nameof(RippleAdder));

    private double Delay(TechnologyNode node, StandardCell nand)
    {
        var stack = node.IsGateAllAround ? 1.5 : 1;
        var fall = 2 * nand.PullDown(node) * stack;
        var rise = nand.PullUp(node) * stack;
        var (input, output) = (nand.Input, nand.Output);
        var first = Stage.Of(fall * (output + 3 * input), InputRamp);
        var second = Stage.Of(rise * (output + 2 * input), first.Ramp);
        var carryFall = Stage.Of(fall * (output + 3 * input), second.Ramp);
        var carryRise = Stage.Of(rise * (output + 2 * input), carryFall.Ramp);
        var fifth = Stage.Of(fall * (output + 3 * input), carryRise.Ramp);
        var sixth = Stage.Of(rise * (output + input), fifth.Ramp);
        var last = Stage.Of(fall * (output + LoadCapacitance), sixth.Ramp);
        return first.Delay + second.Delay + Math.Max(Bits - 2, 0) * (carryFall.Delay + carryRise.Delay)
            + fifth.Delay + sixth.Delay + last.Delay;
    }
}
