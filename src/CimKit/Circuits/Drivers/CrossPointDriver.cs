using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Drives the selected row of an array without access transistors.</summary>
/// <remarks>One operation drives the selected rows once. Source: [Chen2018].</remarks>
public sealed record CrossPointDriver : ICircuit
{
    /// <summary>Rows.</summary>
    public required int Outputs { get; init => field = Require.InRange(value, 1, 1 << 20); }

    /// <summary>Cells that a row drives together.</summary>
    public required int Cells { get; init => field = Require.Positive(value); }

    /// <summary>Resistance of an open cell.</summary>
    [Unit("Ω")]
    public required double CellResistance { get; init => field = Require.Positive(value, "Ω"); }

    /// <summary>Rows selected in one operation.</summary>
    [Unit("1")]
    public double Selected { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>Capacitance of a row.</summary>
    [Unit("F")]
    public double LineCapacitance { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Resistance of a row.</summary>
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
        var gate = TransmissionGate.Unrounded(node, 0.25 * CellResistance / Cells);
        var inverter = Gate.Inverter(node, 2, 2).Enlarged(node);
        var inverterLayout = inverter.Layout(node, node.MinimumRowHeight);
        var load = inverter.Capacitance(node, inverterLayout.Height);
        var layout = gate.AsGate.Layout(node, RowSlices.FollowerHeight(node, Height, Outputs));
        var unit = Math.Max(layout.Height, inverterLayout.Height);
        var columns = RowSlices.Columns(Height, unit, Outputs, nameof(CrossPointDriver));
        var drain = gate.Drain(node, layout.Height);
        var (voltage, read) = (node.SupplyVoltage, node.Arrays.ReadVoltage);
        var gates = gate.NmosGate(node) + gate.PmosGate(node);
        var line = gate.Resistance(node) * (4 * drain + gates / 2 + LineCapacitance) + LineResistance * LineCapacitance / 2;
        var idle = Math.Max(Outputs - Selected, 0);
        return Cost.Rectangle(Height, (inverterLayout.Width + 2 * layout.Width) * columns) with
        {
            Latency = Stage.Of(line, InputRamp).Delay,
            Energy = Math.Min(Selected, Outputs) * voltage * voltage * (load.Input + load.Output + 2 * gates)
                + 2 * drain * read * read * idle,
            Leakage = Outputs * voltage * inverter.Leakage(node),
        };
    }
}
