using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Selects which column each converter sees.</summary>
/// <remarks>One operation selects once. Source: [Chen2018], [Peng2019].</remarks>
public sealed record MuxDecoder : ICircuit
{
    /// <summary>Address bits: ⌈log₂ columns of a converter⌉.</summary>
    [Unit("bit")]
    public required int AddressBits { get; init => field = Require.InRange(value, 1, 16, "bit"); }

    /// <summary>Gates of all NMOS transistors that one output opens.</summary>
    [Unit("F")]
    public double NmosLoad { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Gates of all PMOS transistors that one output opens.</summary>
    [Unit("F")]
    public double PmosLoad { get; init => field = Require.NotNegative(value, "F"); }

    /// <summary>Whether the gates are drawn eight times as wide, as for arrays of binary weights.</summary>
    public bool HasWideGates { get; init; }

    /// <inheritdoc/>
    /// <remarks>
    /// Reference: the enable NAND is one transistor strong and loaded with a small inverter (Q4-2); small inverters stand for
    /// the drivers' leakage (Q4-4). Corrected: two transistors in series, the driver as load, the drivers' own leakage.
    /// </remarks>
    public Cost Estimate(TechnologyNode node)
    {
        var gates = HasWideGates
            ? DecoderGates.Wide(node, AddressBits)
            : DecoderGates.Of(node, AddressBits, node.Arrays.MuxDriverSize);
        // Reference of the training edition: the drivers are as small as the inverters.
        if (node is { IsTraining: true, IsReference: true })
            gates = gates with { Driver = gates.Inverter };
        var voltage = node.SupplyVoltage;
        var (nand, driver) = (gates.Nand, gates.Driver);
        var switched = gates.Switched(gates.NandInput) + gates.NandOutput + 2 * driver.Load;
        var output = node.IsReference ? gates.Inverter : driver;
        return gates.Layout(node, Placement.Free, 2 * driver.Width + nand.Width) with
        {
            Latency = Delay(node, gates),
            Energy = node.Calibration.ControlActivity * voltage * voltage * switched,
            Leakage = voltage * gates.LeakageCurrent(node, nand.Leakage(node) + 2 * output.Leakage(node)),
        };
    }

    private double Delay(TechnologyNode node, DecoderGates gates)
    {
        var (nand, driver) = (gates.Nand, gates.Driver);
        var outputGate = node.IsReference || gates.Nands > 0 ? gates.NandInput : nand.Input;
        var (delay, ramp) = gates.Predecode(node, outputGate, node.IsReference ? NmosLoad : nand.Input);
        var enable = node.IsReference
            ? nand.PullDown(node) * (gates.NandOutput + gates.Inverter.Input)
            : 2 * nand.PullDown(node) * (nand.Output + driver.Input);
        DecoderGates.Add(ref delay, ref ramp, enable);
        DecoderGates.Add(ref delay, ref ramp, driver.PullUp(node) * (driver.Output + driver.Input + NmosLoad));
        DecoderGates.Add(ref delay, ref ramp, driver.PullDown(node) * (driver.Output + PmosLoad));
        return delay;
    }
}
