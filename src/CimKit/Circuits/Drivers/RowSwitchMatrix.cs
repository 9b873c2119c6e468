using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Drives any number of wordlines at once from a register of input bits.</summary>
/// <remarks>One operation applies one input vector. Source: [Chen2018]; sections with repeaters: [Lee2024].</remarks>
public sealed record RowSwitchMatrix : ICircuit
{
    /// <summary>Wordlines.</summary>
    public required int Outputs { get; init => field = Require.InRange(value, 1, 1 << 20); }

    /// <summary>Resistance of the line; the switch gets a fixed share of it.</summary>
    [Unit("Ω")]
    public required double TargetResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <summary>Share of the rows that are driven.</summary>
    [Unit("1")]
    public double Activity { get; init => field = Require.InRange(value, 0, 1); } = 1;

    /// <summary>Line capacitance of one cell.</summary>
    [Unit("F")]
    public double CellCapacitance { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Line resistance of one cell.</summary>
    [Unit("Ω")]
    public double CellResistance { get; init => field = Require.NotNegative(value, "Ω"); }

    /// <summary>Cells along a line.</summary>
    public int Columns { get; init => field = Require.Positive(value); } = 128;

    /// <summary>Repeaters along a line.</summary>
    public int Repeaters { get; init => field = Require.InRange(value, 0, 64); }

    /// <summary>Input capacitance of a repeater.</summary>
    [Unit("F")]
    public double RepeaterInput { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Height of the array.</summary>
    [Unit("m")]
    public required double Height { get; init => field = Require.Positive(value, "m"); }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var gate = Switch(node);
        var (columns, height) = RowSlices.Even(node, Height, Outputs, nameof(RowSwitchMatrix));
        var layout = gate.AsGate.Layout(node, height);
        var registers = new FlipFlops(Outputs).Beside(node, Height);
        var drain = gate.Drain(node, layout.Height);
        var voltage = node.SupplyVoltage;
        var read = node.Arrays.ReadVoltage;
        var gates = gate.NmosGate(node) + gate.PmosGate(node);
        return Cost.Rectangle(Height, 2 * layout.Width * columns + registers.Width) with
        {
            Latency = Delay(node, gate, drain, gates),
            Energy = Outputs * Activity * (3 * drain * read * read + gates * voltage * voltage) + registers.Energy,
            Leakage = registers.Leakage,
        };
    }

    /// <summary>The switch of one output.</summary>
    internal TransmissionGate Switch(TechnologyNode node) => TransmissionGate.Sized(
        node, node.Arrays.SwitchResistanceRatio * TargetResistance, Transistor.LinearRegion);

    // Reference: with repeaters a capacitance is added to a resistance (Q4-7). Corrected: the section's resistance.
    private double Delay(TechnologyNode node, TransmissionGate gate, double drain, double gates)
    {
        var resistance = gate.Resistance(node);
        var cells = (double)Columns / (Repeaters + 1);
        var capacitance = CellCapacitance * cells;
        var delay = 0.69 * resistance * (2 * drain + gates / 2)
            + capacitance * (0.69 * resistance + 0.38 * CellResistance * cells);
        var series = node.IsReference ? capacitance : CellResistance * cells;
        return Repeaters == 0 ? delay : delay + 0.69 * (series + resistance) * RepeaterInput;
    }
}
