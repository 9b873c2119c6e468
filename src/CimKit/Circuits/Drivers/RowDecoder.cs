using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Selects one wordline and drives it.</summary>
/// <remarks>One operation selects once; the energy of the line itself is not included. Source: [Chen2018], [Thoziyoor2008].</remarks>
public sealed record RowDecoder : ICircuit
{
    /// <summary>Address bits: ⌈log₂ rows⌉; none for a single row, which is still driven.</summary>
    [Unit("bit")]
    public required int AddressBits { get; init => field = Require.InRange(value, 0, 20, "bit"); }

    /// <summary>Capacitance of the selected line.</summary>
    [Unit("F")]
    public double LineCapacitance { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Resistance of the selected line.</summary>
    [Unit("Ω")]
    public double LineResistance { get; init => field = Require.NotNegative(value, "Ω"); }

    /// <summary>Cells along the line.</summary>
    public int Columns { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Where the decoder lies.</summary>
    public Placement Placement { get; init; }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var gates = DecoderGates.Of(node, AddressBits, node.Arrays.WordlineDriverSize);
        var voltage = node.SupplyVoltage;
        var driver = gates.Driver;
        var switched = gates.Switched(gates.Inverter.Input) + 2 * driver.Load;
        return gates.Layout(node, Placement, 2 * driver.Width) with
        {
            Latency = Delay(node, gates).Delay,
            Energy = node.Calibration.ControlActivity * voltage * voltage * switched,
            Leakage = voltage * gates.LeakageCurrent(node, 2 * driver.Leakage(node)),
        };
    }

    /// <summary>Slope that the first output driver hands on.</summary>
    internal double OutputRamp(TechnologyNode node) =>
        Delay(node, DecoderGates.Of(node, AddressBits, node.Arrays.WordlineDriverSize)).Ramp;

    private Stage Delay(TechnologyNode node, DecoderGates gates)
    {
        var (delay, ramp) = gates.Predecode(node, gates.Inverter.Input, LineCapacitance);
        var first = Stage.Of(gates.Driver.PullDown(node) * gates.Driver.Load, ramp);
        var line = gates.Driver.PullUp(node) * (gates.Driver.Output + LineCapacitance)
            + LineResistance * (LineCapacitance + LineCapacitance / Columns) / 2;
        return new Stage(delay + first.Delay + Stage.Of(line, first.Ramp).Delay, first.Ramp);
    }
}
