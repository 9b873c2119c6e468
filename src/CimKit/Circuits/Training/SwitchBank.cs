using CimKit.Circuits.Formulas;
using CimKit.Circuits.Logic;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Training;

/// <summary>A switch matrix of the training edition: transmission gates on lines, and a flip-flop for each.</summary>
/// <param name="Layout">Rectangle; leakage of its registers.</param>
/// <param name="LineDelay">One operation on a line, without registers.</param>
/// <param name="LineEnergy">Gates and drains of one output in a read.</param>
/// <param name="WriteEnergy">Gates and drains of one write operation.</param>
/// <param name="Shift">One shift of all registers.</param>
internal sealed record SwitchBank(Cost Layout, double LineDelay, double LineEnergy, double WriteEnergy, Cost Shift)
{
    internal Sized Gates { get; init; }

    internal int Outputs { get; init; }

    /// <summary>A read of some operations.</summary>
    internal double ReadDelay(double operations) => operations * (LineDelay + Shift.Latency);

    internal double ReadEnergy(double operations, double activity) =>
        operations * (Outputs * activity * LineEnergy + Shift.Energy);

    internal static SwitchBank Rows(
        TechnologyNode node, Clock clock, double height, int outputs, double target, double line, double resistance, double writeEnergyPerGate)
    {
        var gates = Sized.Beside(node, target, Transistor.LinearRegion, height, outputs, nameof(SwitchBank));
        var registers = Registers(node, clock, outputs, Placement.BesideRows(height));
        return Make(node, gates, outputs, registers, line, resistance, writeEnergyPerGate) with
        {
            Layout = Cost.Rectangle(height, 2 * gates.Layout.Width * gates.Groups + registers.Width) with { Leakage = registers.Leakage },
        };
    }

    internal static SwitchBank Columns(
        TechnologyNode node, Clock clock, double width, int outputs, double target, double line, double resistance)
    {
        var gates = Sized.Under(node, target, Transistor.LinearRegion, width / 2, outputs, false, nameof(SwitchBank));
        var registers = Registers(node, clock, outputs, Placement.UnderColumns(width));
        return Make(node, gates, outputs, registers, line, resistance, 0) with
        {
            Layout = Cost.Rectangle(gates.Layout.Height * gates.Groups + registers.Height, width) with { Leakage = registers.Leakage },
        };
    }

    /// <summary>Second wordlines of SRAM: gates and flip-flops of logic height in one column, as if no side of the array were given.</summary>
    internal static SwitchBank Crossing(TechnologyNode node, Clock clock, int outputs, double target, double line, double resistance)
    {
        var gates = Sized.InCells(node, target, Transistor.LinearRegion);
        var height = gates.Layout.Height * outputs;
        var registers = Registers(node, clock, outputs, Placement.BesideRows(height));
        return Make(node, gates, outputs, registers, line, resistance, 0) with
        {
            Layout = Cost.Rectangle(height, 2 * gates.Layout.Width + registers.Width) with { Leakage = registers.Leakage },
        };
    }

    /// <summary>Wordlines and bitlines of cells with access transistor: four gates a row, of fixed size.</summary>
    internal static SwitchBank Bitlines(TechnologyNode node, Clock clock, TrainingLines lines, double accessVoltage)
    {
        var height = lines.ColumnLength;
        var inverter = Gate.Inverter(node, 2, 2);
        var gate = new TransmissionGate(inverter.NmosWidth, inverter.PmosWidth);
        var (groups, slice) = Drivers.RowSlices.Even(node, height, lines.Rows, nameof(SwitchBank));
        var layout = gate.AsGate.Layout(node, slice);
        var resistance = Transistor.LinearRegion * Transistor.OnResistance(node, gate.NmosWidth, Polarity.Nmos);
        var gates = new Sized(gate, resistance, layout, groups, gate.Drain(node, layout.Height));
        var registers = Registers(node, clock, lines.Rows, Placement.BesideRows(height));
        var (voltage, read) = (node.SupplyVoltage, node.Arrays.ReadVoltage);
        var access = 2 * gates.Drain * accessVoltage * accessVoltage;
        var switched = gates.Gates(node) * voltage * voltage;
        var tau = resistance * (5 * gates.Drain + lines.Wordline) + lines.RowResistance * lines.Wordline / 2;
        return new SwitchBank(
            Cost.Rectangle(height, 4 * layout.Width * groups + registers.Width) with { Leakage = registers.Leakage },
            Stage.Of(tau, Stage.Step).Delay,
            access + 5 * gates.Drain * read * read + 3 * switched,
            access + 5 * switched,
            registers) { Gates = gates, Outputs = lines.Rows };
    }

    private static SwitchBank Make(
        TechnologyNode node, Sized gates, int outputs, Cost registers, double line, double resistance, double writeEnergyPerGate)
    {
        var (voltage, read) = (node.SupplyVoltage, node.Arrays.ReadVoltage);
        var switched = gates.Gates(node) * voltage * voltage;
        var tau = gates.Resistance * (3 * gates.Drain + line) + resistance * line / 2;
        return new SwitchBank(
            default, Stage.Of(tau, Stage.Step).Delay, 3 * gates.Drain * read * read + switched, writeEnergyPerGate * switched, registers)
        {
            Gates = gates,
            Outputs = outputs,
        };
    }

    private static Cost Registers(TechnologyNode node, Clock clock, int bits, Placement placement) =>
        new FlipFlopBank { Bits = bits, Placement = placement, Clock = clock }.Estimate(node);

}
