using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Circuits.Formulas;

/// <summary>Capacitance, resistance and current of one transistor of a drawn width.</summary>
/// <remarks>Source: [Chen2018], Section III; [Lee2024] for fins and stacks; [Thoziyoor2008] for the resistance.</remarks>
public static class Transistor
{
    /// <summary>Ratio of linear-region to total overdrive used to size pass transistors.</summary>
    internal const double LinearRegion = 0.20;

    /// <summary>Gate capacitance.</summary>
    /// <returns>Farad.</returns>
    public static double GateCapacitance(TechnologyNode node, [Unit("m")] double width) =>
        node.GateCapacitance * CapacitiveWidth(node, width);

    /// <summary>Effective resistance of a switching transistor: κ·V_dd/(I_on·W).</summary>
    /// <returns>Ohm.</returns>
    public static double OnResistance(TechnologyNode node, [Unit("m")] double width, Polarity polarity) =>
        node.ResistanceMultiplier * node.SupplyVoltage / (node.OnCurrent[polarity] * ResistiveWidth(node, width));

    /// <summary>Resistance of an open pass transistor: V_dd/(I_on·W).</summary>
    /// <returns>Ohm.</returns>
    public static double PassResistance(TechnologyNode node, [Unit("m")] double width, Polarity polarity) =>
        node.SupplyVoltage / (node.OnCurrent[polarity] * ResistiveWidth(node, width));

    /// <summary>Small-signal transconductance at the sensing bias.</summary>
    /// <remarks>
    /// Reference: a FinFET counts its drawn perimeter, in which the fin height is missing at 5 and 3 nm (Q1-6).
    /// Corrected: its effective width.
    /// </remarks>
    /// <returns>Siemens.</returns>
    public static double Transconductance(TechnologyNode node, [Unit("m")] double width, Polarity polarity)
    {
        if (node.Structure == TransistorStructure.Bulk)
            return 2 * node.BiasCurrent[polarity] * width / (0.7 * node.SupplyVoltage - node.ThresholdVoltage);
        var fins = FinCount.ByDivision(node, width);
        return node.IsReference && !node.IsGateAllAround
            ? node.OnTransconductance * fins * (2 * node.Fins.Height + node.Fins.Width)
            : node.OnTransconductance * FinCount.Width(node, fins);
    }

    /// <summary>Drain capacitance of a transistor in a region of the given height.</summary>
    /// <returns>Farad.</returns>
    public static double DrainCapacitance(
        TechnologyNode node, [Unit("m")] double width, Polarity polarity, [Unit("m")] double regionHeight) =>
        (polarity == Polarity.Nmos ? Gate.Inverter(width, 0) : Gate.Inverter(0, width)).Capacitance(node, regionHeight).Output;

    /// <summary>Electrical width that capacitances and leakage see.</summary>
    internal static double CapacitiveWidth(TechnologyNode node, double width) =>
        node.CountsFins ? FinCount.Width(node, FinCount.ByReciprocal(node, width)) : width;

    private static double ResistiveWidth(TechnologyNode node, double width) =>
        node.CountsFins ? FinCount.Width(node, FinCount.ByDivision(node, width)) : width;
}
