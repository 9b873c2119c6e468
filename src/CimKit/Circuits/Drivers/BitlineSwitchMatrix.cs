using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Drives wordlines and bitlines of 1T1R arrays together, any number of rows at once.</summary>
/// <remarks>One operation applies one input vector. Source: [Peng2019].</remarks>
public sealed record BitlineSwitchMatrix : ICircuit
{
    /// <summary>Rows.</summary>
    public required int Outputs { get; init => field = Require.InRange(value, 1, 1 << 20); }

    /// <summary>Share of the rows that are driven.</summary>
    [Unit("1")]
    public double Activity { get; init => field = Require.InRange(value, 0, 1); } = 1;

    /// <summary>Capacitance of a wordline, or of its first section.</summary>
    [Unit("F")]
    public double LineCapacitance { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Resistance of a wordline, or of its first section.</summary>
    [Unit("Ω")]
    public double LineResistance { get; init => field = Require.NotNegative(value, "Ω"); }

    /// <summary>Voltage at the gate of an access transistor.</summary>
    [Unit("V")]
    public double AccessVoltage { get; init => field = Require.Positive(value, "V"); } = 1.1;

    /// <summary>Height of the array.</summary>
    [Unit("m")]
    public required double Height { get; init => field = Require.Positive(value, "m"); }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var gate = Switch(node);
        var (columns, height) = RowSlices.Even(node, Height, Outputs, nameof(BitlineSwitchMatrix));
        var layout = gate.AsGate.Layout(node, height);
        var registers = new FlipFlops(Outputs).Beside(node, Height);
        var drain = gate.Drain(node, layout.Height);
        var (voltage, read) = (node.SupplyVoltage, node.Arrays.ReadVoltage);
        var gates = gate.NmosGate(node) + gate.PmosGate(node);
        var line = Resistance(node) * (2 * drain + gates / 2 + LineCapacitance) + LineResistance * LineCapacitance / 2;
        var row = 2 * drain * AccessVoltage * AccessVoltage + 3 * drain * read * read + 3 * gates * voltage * voltage;
        return Cost.Rectangle(Height, 4 * layout.Width * columns + registers.Width) with
        {
            Latency = Stage.Of(line, Stage.Step).Delay,
            Energy = Outputs * Activity * row + registers.Energy,
            Leakage = registers.Leakage,
        };
    }

    /// <summary>Resistance of a switch.</summary>
    /// <remarks>Reference: the PMOS counts as an NMOS of its width (Q4-9). Corrected: as a PMOS.</remarks>
    internal double Resistance(TechnologyNode node)
    {
        var gate = Switch(node);
        return node.IsReference
            ? TransmissionGate.Parallel(
                Transistor.PassResistance(node, gate.NmosWidth, Polarity.Nmos),
                Transistor.PassResistance(node, gate.PmosWidth, Polarity.Nmos))
            : gate.Resistance(node);
    }

    private static TransmissionGate Switch(TechnologyNode node)
    {
        var inverter = Gate.Inverter(node, 2 * node.Arrays.BitlineSwitchSize, 2 * node.Arrays.BitlineSwitchSize);
        return new TransmissionGate(inverter.NmosWidth, inverter.PmosWidth);
    }
}
