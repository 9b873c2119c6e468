using CimKit.Circuits.Drivers;
using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Training;

/// <summary>Drivers behind a decoder of cells with access transistor.</summary>
internal static class Following
{
    internal static Cost Of(TechnologyNode node, TrainingLines lines, double ramp)
    {
        var nand = StandardCell.Of(node, Gate.Nand(node, 2, 4, 2));
        var inverter = StandardCell.Of(node, Gate.Inverter(node, 2, 2));
        var gate = new TransmissionGate(inverter.Gate.NmosWidth, inverter.Gate.PmosWidth);
        var layout = gate.AsGate.Layout(node, RowSlices.FollowerHeight(node, lines.ColumnLength, lines.Rows));
        var unit = Math.Max(layout.Height, Math.Max(nand.Height, inverter.Height));
        var columns = RowSlices.Columns(lines.ColumnLength, unit, lines.Rows, nameof(Following));
        var drain = gate.Drain(node, layout.Height);
        var (voltage, read) = (node.SupplyVoltage, node.Arrays.ReadVoltage);
        var gates = gate.NmosGate(node) + gate.PmosGate(node);
        var switched = voltage * voltage * (nand.Input + inverter.Output + 2 * gate.NmosGate(node) + nand.Output + gate.PmosGate(node));
        var first = Stage.Of(2 * nand.PullDown(node) * (nand.Output + inverter.Input), ramp);
        var second = Stage.Of(inverter.PullUp(node) * (inverter.Output + 2 * nand.Input), node.IsReference ? ramp : first.Ramp);
        var third = Stage.Of(2 * nand.PullDown(node) * (nand.Output + gates), node.IsReference ? ramp : second.Ramp);
        var resistance = TransmissionGate.Parallel(
            Transistor.OnResistance(node, gate.NmosWidth, Polarity.Nmos), Transistor.OnResistance(node, gate.PmosWidth, Polarity.Pmos));
        var line = Stage.Of(resistance * (2 * drain + lines.Wordline) + lines.RowResistance * lines.Wordline / 2, Stage.Step);
        return Cost.Rectangle(lines.ColumnLength, (3 * nand.Width + inverter.Width + 2 * layout.Width) * columns) with
        {
            Latency = first.Delay + second.Delay + third.Delay + line.Delay,
            Energy = switched + drain * read * read,
            WriteEnergy = switched,
            Leakage = 2 * lines.Rows * voltage * (nand.Leakage(node) + inverter.Leakage(node)),
        };
    }

    /// <summary>Capacitance that a write of one operation charges to the write voltage.</summary>
    internal static double Drain(TechnologyNode node, TrainingLines lines)
    {
        var inverter = Gate.Inverter(node, 2, 2);
        var gate = new TransmissionGate(inverter.NmosWidth, inverter.PmosWidth);
        return gate.Drain(node, gate.AsGate.Layout(node, RowSlices.FollowerHeight(node, lines.ColumnLength, lines.Rows)).Height);
    }
}
