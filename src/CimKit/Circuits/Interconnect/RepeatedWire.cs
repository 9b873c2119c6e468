using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Interconnect;

/// <summary>A long wire with inverters of one size at equal distances.</summary>
/// <remarks>
/// Training counts the sum of both transistors and a quarter of the energy; inference their mean and half. Sized for the thinnest wire, also where a wider one is used. Source: [WesteHarris2010], Section 6.
/// </remarks>
internal readonly record struct RepeatedWire
{
    private TechnologyNode Node { get; init; }

    /// <summary>Inverter size in minimum inverters, before the least size of one.</summary>
    internal int Size { get; private init; }

    /// <summary>Distance from inverter to inverter.</summary>
    internal double Distance { get; private init; }

    /// <summary>Rectangle of one inverter.</summary>
    internal GateFootprint Inverter { get; private init; }

    internal GateCapacitance Capacitance { get; private init; }

    internal Gate Gate { get; private init; }

    private double Resistance { get; init; }

    private double WireCapacitance => Node.WireCapacitance;

    /// <summary>Energy of one transition over length.</summary>
    internal double EnergyPerLength
    {
        get
        {
            var voltage = Node.SupplyVoltage;
            return (Node.IsTraining ? 0.25 : 0.5) * (Capacitance.Input + Capacitance.Output + WireCapacitance * Distance) * voltage * voltage / Distance;
        }
    }

    /// <summary>Leakage over length.</summary>
    internal double LeakagePerLength => Gate.Leakage(Node) * Node.SupplyVoltage / Distance;

    /// <summary>Delay over length for a wire's resistance over length.</summary>
    internal double DelayPerLength(double resistance) =>
        UnitDelay(resistance, Resistance, Capacitance, Distance);

    /// <summary>Delay over length without repeaters.</summary>
    internal double PlainDelayPerLength(double resistance) => 0.7 * resistance * WireCapacitance * Distance;

    /// <summary>The wire with least delay, or one that trades delay for energy.</summary>
    /// <param name="node">Process.</param>
    /// <param name="tolerance">Delay that may be given away; 0 for least delay.</param>
    /// <param name="halves">Whether the inverters are halved in each step instead of losing one unit.</param>
    internal static RepeatedWire Sized(TechnologyNode node, double tolerance, bool halves)
    {
        var r = node.Wires.Cell.ResistancePerLength;
        var c = node.WireCapacitance;
        var minimum = WithSize(node, 1, 1);
        var own = minimum.Capacitance.Input + minimum.Capacitance.Output;
        var size = (int)Math.Floor(Math.Sqrt(minimum.Resistance * c / (minimum.Capacitance.Input * r)));
        var distance = Math.Sqrt(2 * minimum.Resistance * own / (r * c));
        var wire = WithSize(node, size, distance);
        if (tolerance == 0)
            return wire;
        var limit = (1 + tolerance) * wire.DelayPerLength(r);
        do
        {
            size = halves ? size / 2 : size - 1;
            distance *= 0.9;
            wire = WithSize(node, size, distance);
        }
        while (size >= 1 && wire.DelayPerLength(r) < limit);
        return wire;
    }

    private static RepeatedWire WithSize(TechnologyNode node, int size, double distance)
    {
        var inverter = Gate.Inverter(node, 2 * Math.Max(size, 1), 2 * Math.Max(size, 1));
        var footprint = inverter.Layout(node, node.StandardHeight);
        return new RepeatedWire
        {
            Node = node,
            Size = size,
            Distance = distance,
            Gate = inverter,
            Inverter = footprint,
            Capacitance = inverter.Capacitance(node, footprint.Height),
            Resistance = (Transistor.OnResistance(node, inverter.NmosWidth, Polarity.Nmos)
                + Transistor.OnResistance(node, inverter.PmosWidth, Polarity.Pmos)) / (node.IsTraining ? 1 : 2),
        };
    }

    private double UnitDelay(double resistance, double driver, GateCapacitance gate, double distance) =>
        0.7 * (driver * (gate.Input + gate.Output + WireCapacitance * distance)
            + (Node.IsTraining ? 0.5 : 0.54) * resistance * WireCapacitance * distance * distance
            + resistance * distance * gate.Input) / distance;
}
