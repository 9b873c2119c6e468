using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Formulas;

/// <summary>Repeaters that split a wordline into sections; only 2 and 1 nm have them.</summary>
/// <remarks>Source: [Lee2024].</remarks>
internal readonly record struct WordlineRepeater(int Count, double Resistance, GateCapacitance Capacitance, double Area, double LeakageCurrent)
{
    internal static WordlineRepeater Of(TechnologyNode node)
    {
        if (node.Arrays.WordlineRepeaters == 0)
            return default;
        var unit = node.ArrayWidth * node.FeatureSize;
        var resistance = Transistor.OnResistance(node, node.ArrayWidth * node.Arrays.RepeaterSize * node.FeatureSize, Polarity.Nmos);
        var nmos = Math.Ceiling(Transistor.OnResistance(node, unit, Polarity.Nmos) / resistance);
        var pmos = Math.Ceiling(Transistor.OnResistance(node, unit, Polarity.Pmos) / resistance);
        var inverter = Gate.Inverter(2 * nmos * node.FeatureSize, 2 * pmos * node.FeatureSize);
        return new WordlineRepeater(
            node.Arrays.WordlineRepeaters,
            resistance,
            inverter.Capacitance(node, node.StandardHeight),
            inverter.Layout(node, node.StandardHeight).Area,
            inverter.Leakage(node));
    }

    /// <summary>Delay of the sections behind the first one.</summary>
    /// <remarks>Reference: a capacitance is added to a resistance (Q4-7). Corrected: the section's resistance.</remarks>
    internal double Delay(TechnologyNode node, double cellCapacitance, double cellResistance, double cells)
    {
        if (Count == 0)
            return 0;
        var capacitance = cellCapacitance * cells;
        var series = node.IsReference ? capacitance : cellResistance * cells;
        var load = 0.69 * Resistance * Capacitance.Output + capacitance * (0.69 * Resistance + 0.38 * cellResistance * cells);
        var section = load + 0.69 * (series + Resistance) * Capacitance.Input;
        var pair = 0.69 * Resistance * (Capacitance.Input + Capacitance.Output);
        return (Count - 1) * (section + pair) + load + pair;
    }
}
