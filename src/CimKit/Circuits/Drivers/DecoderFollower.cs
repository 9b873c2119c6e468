using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Drives wordline and bitline of the row that a decoder selects.</summary>
/// <remarks>One operation drives one row. Source: [Chen2018]; [Peng2019].</remarks>
public sealed record DecoderFollower : ICircuit
{
    /// <summary>Rows of the array.</summary>
    public required int Rows { get; init => field = Require.InRange(value, 1, 1 << 20); }

    /// <summary>Capacitance of a wordline.</summary>
    [Unit("F")]
    public double LineCapacitance { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Resistance of a wordline.</summary>
    [Unit("Ω")]
    public double LineResistance { get; init => field = Require.NotNegative(value, "Ω"); }

    /// <summary>Slope that the decoder hands on.</summary>
    [Unit("1/s")]
    public double InputRamp { get; init => field = Require.Positive(value, "1/s"); } = Stage.Step;

    /// <summary>Height of the array.</summary>
    [Unit("m")]
    public required double Height { get; init => field = Require.Positive(value, "m"); }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var nand = Cell(node, Gate.Nand(node, 2, 4, 2).Enlarged(node));
        var inverter = Cell(node, Gate.Inverter(node, 2, 2).Enlarged(node));
        var gate = new TransmissionGate(inverter.Gate.NmosWidth, inverter.Gate.PmosWidth);
        var layout = gate.AsGate.Layout(node, RowSlices.FollowerHeight(node, Height, Rows));
        var unit = Math.Max(layout.Height, Math.Max(nand.Height, inverter.Height));
        var columns = RowSlices.Columns(Height, unit, Rows, nameof(DecoderFollower));
        var drain = gate.Drain(node, layout.Height);
        var voltage = node.SupplyVoltage;
        var read = node.Arrays.ReadVoltage;
        var switched = nand.Input + inverter.Output + gate.NmosGate(node) + nand.Output + gate.NmosGate(node) + gate.PmosGate(node);
        return Cost.Rectangle(Height, (3 * nand.Width + inverter.Width + 2 * layout.Width) * columns) with
        {
            Latency = Delay(node, nand, inverter, gate, drain),
            Energy = voltage * voltage * switched + drain * read * read,
            Leakage = 2 * Rows * voltage * (nand.Leakage(node) + inverter.Leakage(node)),
        };
    }

    // Reference: every gate sees the decoder's ramp (Q4-5). Corrected: each sees that of the one before.
    private double Delay(TechnologyNode node, StandardCell nand, StandardCell inverter, TransmissionGate gate, double drain)
    {
        var first = Stage.Of(2 * nand.PullDown(node) * (nand.Output + inverter.Input), InputRamp);
        var second = Stage.Of(
            inverter.PullUp(node) * (inverter.Output + 2 * nand.Input), node.IsReference ? InputRamp : first.Ramp);
        var third = Stage.Of(
            2 * nand.PullDown(node) * (nand.Output + gate.NmosGate(node) + gate.PmosGate(node)),
            node.IsReference ? InputRamp : second.Ramp);
        var resistance = TransmissionGate.Parallel(
            Transistor.PassResistance(node, gate.NmosWidth, Polarity.Nmos) * Transistor.LinearRegion,
            Transistor.PassResistance(node, gate.PmosWidth, Polarity.Pmos) * Transistor.LinearRegion);
        var line = resistance * (2 * drain + LineCapacitance) + LineResistance * LineCapacitance / 2;
        return first.Delay + second.Delay + third.Delay + Stage.Of(line, Stage.Step).Delay;
    }

    private static StandardCell Cell(TechnologyNode node, Gate gate)
    {
        var footprint = gate.Layout(node, node.MinimumRowHeight);
        return new StandardCell(gate, footprint, gate.Capacitance(node, footprint.Height));
    }
}
