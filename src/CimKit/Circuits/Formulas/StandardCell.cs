using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Formulas;

/// <summary>A gate laid out in a standard cell, and its capacitances there.</summary>
internal readonly record struct StandardCell(Gate Gate, GateFootprint Footprint, GateCapacitance Capacitance)
{
    internal double Height => Footprint.Height;

    internal double Width => Footprint.Width;

    internal double Area => Footprint.Area;

    internal double Input => Capacitance.Input;

    internal double Output => Capacitance.Output;

    internal double Load => Capacitance.Input + Capacitance.Output;

    /// <summary>The gate as drawn; its capacitances take the height that the layout returned.</summary>
    internal static StandardCell Of(TechnologyNode node, Gate gate)
    {
        var footprint = gate.Layout(node, node.StandardHeight);
        return new StandardCell(gate, footprint, gate.Capacitance(node, footprint.Height));
    }

    /// <summary>The gate with narrow sheets at 2 and 1 nm, drawn at minimum widths there.</summary>
    internal static StandardCell Narrow(TechnologyNode node, Gate gate, SheetFactors factors)
    {
        if (!node.IsGateAllAround)
            return Of(node, gate);
        var minimum = gate with { NmosWidth = 2 * node.FeatureSize, PmosWidth = 2 * node.FeatureSize };
        var footprint = minimum.Layout(node, node.StandardHeight);
        return new StandardCell(gate, footprint, Diffusion.Capacitance(node, minimum, footprint.Height, factors));
    }

    internal double Leakage(TechnologyNode node) => Gate.Leakage(node);

    /// <summary>Resistance of the NMOS transistor.</summary>
    internal double PullDown(TechnologyNode node) => Transistor.OnResistance(node, Gate.NmosWidth, Polarity.Nmos);

    /// <summary>Resistance of the PMOS transistor.</summary>
    internal double PullUp(TechnologyNode node) => Transistor.OnResistance(node, Gate.PmosWidth, Polarity.Pmos);
}
