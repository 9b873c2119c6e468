using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Drivers;

/// <summary>Latched voltage sense amplifiers, one a bitline of an SRAM array.</summary>
/// <remarks>One operation senses every column once. Source: [Chen2018]; [Thoziyoor2008].</remarks>
public sealed record SenseAmplifier : ICircuit
{
    /// <summary>Columns.</summary>
    public required int Columns { get; init => field = Require.InRange(value, 1, 1 << 20); }

    /// <summary>Distance from column to column.</summary>
    [Unit("m")]
    public required double Pitch { get; init => field = Require.Positive(value, "m"); }

    /// <summary>Swing on the bitline that is sensed.</summary>
    [Unit("V")]
    public double SenseVoltage { get; init => field = Require.InRange(value, 1e-3, 0.55, "V"); } = 0.1;

    /// <summary>Where the amplifiers lie.</summary>
    public Placement Placement { get; init; }

    /// <inheritdoc/>
    public Cost Estimate(TechnologyNode node)
    {
        var unit = 2 * Area(node, 0, 7.5) + 2 * Area(node, 3.75, 0) + Area(node, 0, 12.5) + Area(node, 5, 0);
        var load = LoadCapacitance(node);
        var gain = Transistor.Transconductance(node, Width(node, 3.75), Polarity.Nmos)
            + Transistor.Transconductance(node, Width(node, 7.5), Polarity.Pmos);
        var voltage = node.SupplyVoltage;
        return Placement.Spread(unit * Columns, Pitch) with
        {
            Latency = load / gain * Math.Log(voltage / SenseVoltage),
            Energy = Columns * load * voltage * voltage,
            // The training edition multiplies by the supply voltage twice.
            Leakage = Columns * (node.IsTraining && node.IsReference ? voltage * voltage : voltage) * Gate.Inverter(Width(node, 5), 0).Leakage(node),
        };
    }

    /// <summary>Capacitance of one latch node.</summary>
    internal double LoadCapacitance(TechnologyNode node) =>
        Transistor.GateCapacitance(node, Width(node, 11.25))
        + Transistor.DrainCapacitance(node, Width(node, 3.75), Polarity.Nmos, Pitch)
        + Transistor.DrainCapacitance(node, Width(node, 7.5), Polarity.Pmos, Pitch)
        + Transistor.DrainCapacitance(node, Width(node, 12.5), Polarity.Pmos, Pitch)
        + Transistor.DrainCapacitance(node, Width(node, 9), Polarity.Nmos, Pitch);

    private static double Width(TechnologyNode node, double multiple) => multiple * node.ArrayWidth * node.FeatureSize;

    private double Area(TechnologyNode node, double nmos, double pmos) =>
        Gate.Inverter(Width(node, nmos), Width(node, pmos)).Layout(node, Pitch).Area;
}
